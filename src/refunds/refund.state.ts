import { type Transitions } from '../platform/states/index.js';

export type RefundState = 'proposed' | 'requested' | 'sent' | 'succeeded' | 'failed' | 'rejected';

/**
 * The life of a refund. `proposed` waits for a second person. `sent` means that the provider has it. One that succeeded can
 * still come back, weeks later, when the backer's bank has closed the account.
 */
export const refundTransitions = {
  proposed: ['requested', 'rejected'],
  requested: ['sent', 'failed'],
  sent: ['succeeded', 'failed'],
  succeeded: ['failed'],
  failed: [],
  rejected: [],
} as const satisfies Transitions<RefundState>;

/** The provider's code, and ours, for what cannot go back since the bank has it. */
export const chargeDisputed = 'charge_disputed';

/** What people order: the creator gives back, the law lets a backer withdraw, or it was the platform's own fault. */
export const orderedCauses = ['creator', 'withdrawal', 'platform'] as const;
export type OrderedCause = (typeof orderedCauses)[number];

/** Besides, what follows by itself, from a refused tranche, money held too long or a call-off after part was paid, and what was made at the provider behind our back. */
export const refundCauses = [
  'shortfall',
  'cancelled',
  'unexpected_receipt',
  ...orderedCauses,
  'provider',
  'tranche',
  'held',
  'cancelled_paid',
] as const;
export type RefundCause = (typeof refundCauses)[number];
