import { problem } from '../../platform/http/index.js';

export class PlaceUnknown extends problem(
  'invalid',
  'place-unknown',
  'No place of that name is known. Name a larger one near it, or give coordinates, such as 50.85,4.35.',
) {}
