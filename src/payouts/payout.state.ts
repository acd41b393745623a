import { type Transitions } from '../platform/states/index.js';

export type PayoutState = 'prepared' | 'approved' | 'rejected' | 'void' | 'paid' | 'failed';

/** A payout as people decide it. `void`: what was approved is not what would be sent any more. */
export const payoutTransitions = {
  prepared: ['approved', 'rejected', 'void'],
  approved: ['paid', 'failed', 'void'],
  rejected: [],
  void: [],
  paid: [],
  failed: [],
} as const satisfies Transitions<PayoutState>;

export type PayoutLineState = 'prepared' | 'approved' | 'sending' | 'sent' | 'failed' | 'rejected';

/** One transfer to one recipient. What is once `sending` may have left, so it ends only as the provider says. */
export const payoutLineTransitions = {
  prepared: ['approved', 'rejected'],
  approved: ['sending', 'rejected'],
  sending: ['sent', 'failed'],
  sent: [],
  failed: [],
  rejected: [],
} as const satisfies Transitions<PayoutLineState>;

export type TransferReversalState = 'requested' | 'sent' | 'failed';

/** Part of a transfer that is taken back. `failed`: the recipient's balance lacks it, and they owe it. */
export const transferReversalTransitions = {
  requested: ['sent', 'failed'],
  sent: [],
  failed: [],
} as const satisfies Transitions<TransferReversalState>;
