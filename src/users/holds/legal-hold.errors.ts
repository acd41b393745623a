import { problem } from '../../platform/http/index.js';

export class LegalHoldTwice extends problem(
  'conflict',
  'legal-hold-twice',
  'This person or campaign is on hold already.',
) {}

export class LegalHoldOver extends problem('conflict', 'legal-hold-over', 'This hold has ended. Place another one.') {}

export class LegalHoldNotFound extends problem('not_found', 'legal-hold-not-found', 'There is no such hold.') {}

export class NothingToHold extends problem(
  'not_found',
  'nothing-to-hold',
  'There is no such person or campaign, or the person has been erased.',
) {}
