import { type Transitions } from '../platform/states/index.js';

export type RefundState = 'requested' | 'sent' | 'succeeded' | 'failed';

/**
 * The life of a refund. `sent` means that the provider has it. One that succeeded can still come back, weeks later, when
 * the backer's bank has closed the account.
 */
export const refundTransitions = {
  requested: ['sent', 'failed'],
  sent: ['succeeded', 'failed'],
  succeeded: ['failed'],
  failed: [],
} as const satisfies Transitions<RefundState>;

export type RefundCause = 'shortfall' | 'cancelled' | 'unexpected_receipt';
