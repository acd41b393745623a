import { problem } from '../platform/http/index.js';

export class LinkInvalid extends problem(
  'unauthenticated',
  'link-invalid',
  'This link is not one of ours, or it is over. Ask for a new one.',
) {}
