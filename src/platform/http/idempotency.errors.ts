import { problem } from './problem.js';

export class IdempotencyKeyInUse extends problem(
  'conflict',
  'idempotency-key-in-use',
  'A request with this Idempotency-Key is still running. Send it again after Retry-After to get its answer.',
) {}

export class IdempotencyKeyReused extends problem(
  'invalid',
  'idempotency-key-reused',
  'This Idempotency-Key was first used for another request. Use a new key for a new request.',
) {}
