import { problem } from '../platform/http/index.js';

/**
 * The campaign's funds do not cover what was collected: a transfer may have left, or something was booked out of them.
 * Nobody is refunded at the cost of others; the work is tried again, and alarms.
 */
export class RefundsNotCovered extends Error {
  constructor(campaignId: string) {
    super(`The funds of campaign ${campaignId} do not cover its refunds`);
    this.name = 'RefundsNotCovered';
  }
}

export class RefundNotFound extends problem('not_found', 'refund-not-found', 'There is no such refund.') {}

export class RefundTooEarly extends problem(
  'conflict',
  'refund-too-early',
  'Refunds are ordered when the round is settled; until then everything goes back by itself if it has to.',
) {}

export class EverythingIsRefunded extends problem(
  'conflict',
  'everything-is-refunded',
  'This campaign gives back to everybody what can go back, by itself.',
) {}

export class NothingToRefund extends problem(
  'conflict',
  'nothing-to-refund',
  'Nothing was charged for this pledge, or all of it goes back already.',
) {}

export class RefundTooLarge extends problem(
  'conflict',
  'refund-too-large',
  'That is more than is left of the charge. `left` says how much that is, in minor units.',
) {}

export class RefundCurrency extends problem(
  'invalid',
  'refund-currency',
  'A refund is in the currency in which the pledge was charged.',
) {}

export class RefundOfWhole extends problem(
  'invalid',
  'refund-of-whole',
  'What was the platform’s own fault goes back whole: leave out the amount.',
) {}

export class RefundParty extends problem(
  'forbidden',
  'refund-party',
  'Who owns the project or is its deputy does not decide this; a person of finance who is neither does.',
) {}

export class RefundSamePerson extends problem(
  'forbidden',
  'refund-same-person',
  'A large refund is approved by another person than the one who ordered it.',
) {}

export class RefundDecided extends problem('conflict', 'refund-decided', 'This refund waits for no decision.') {}

export class RefundNotFailed extends problem('conflict', 'refund-not-failed', 'Only a failed refund is made anew.') {}

export class RefundRetried extends problem('conflict', 'refund-retried', 'This refund was made anew already.') {}

export class RefundFeeNotKnown extends problem(
  'conflict',
  'refund-fee-not-known',
  'The provider has not told its fee for this charge yet, which the platform is to bear. Try again in a few minutes.',
) {}

export class RefundRunOpen extends problem(
  'conflict',
  'refund-run-open',
  'Another refunding of this whole campaign is proposed, running or stopped. Decide it first.',
) {}

export class RefundRunNotFound extends problem('not_found', 'refund-run-not-found', 'There is no such refunding.') {}

export class RefundRunElsewhere extends problem(
  'conflict',
  'refund-run-elsewhere',
  'The refunding is not in a state in which this can be done.',
) {}
