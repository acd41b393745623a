import { problem } from '../platform/http/index.js';

export class ErasureHindered extends problem(
  'conflict',
  'erasure-hindered',
  'Something of this account is still open. `hindrances` says what has to end before it can be deleted.',
) {}
