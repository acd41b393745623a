import { problem } from '../../platform/http/index.js';

export class RetentionNotFound extends problem(
  'not_found',
  'retention-not-found',
  'No money that has been with us for long has this id.',
) {}

export class RetentionElsewhere extends problem(
  'conflict',
  'retention-elsewhere',
  'This can be decided only about money that has been with us for too long. `state` says where it stands.',
) {}

export class RetentionSamePerson extends problem(
  'forbidden',
  'retention-same-person',
  'Money that was with us for too long is released or returned by two different people.',
) {}
