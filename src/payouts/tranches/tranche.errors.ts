import { problem } from '../../platform/http/index.js';

export class TrancheNotFound extends problem('not_found', 'tranche-not-found', 'There is no such tranche.') {}

export class TrancheNotAccepted extends problem(
  'conflict',
  'tranche-not-accepted',
  'The next tranche waits for its evidence, or for somebody to accept it. `state` says where it stands.',
) {}

export class UnpaidReturning extends problem(
  'conflict',
  'unpaid-returning',
  'What is unpaid is being given back, since a tranche was refused or it was with us for too long. Nothing is paid out until then.',
) {}

export class TrancheElsewhere extends problem(
  'conflict',
  'tranche-elsewhere',
  'The tranche is not in a state in which this can be done. `state` says where it stands.',
) {}

export class TrancheNotNext extends problem(
  'conflict',
  'tranche-not-next',
  'Tranches are shown, judged and paid one after the other: an earlier one is not paid yet.',
) {}

export class NotReturned extends problem(
  'conflict',
  'not-returned',
  'What was unpaid has gone back to everybody. What is left of it is not paid out unless two people release it.',
) {}

export class TrancheNotRefusable extends problem(
  'conflict',
  'tranche-not-refusable',
  'It can be refused for good once evidence was refused, or has not come some days after its day. `from` says when.',
) {}

export class TrancheSamePerson extends problem(
  'forbidden',
  'tranche-same-person',
  'A tranche is refused for good by two different people.',
) {}
