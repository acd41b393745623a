import { accounts, type Account, type LedgerTransaction, reversed } from '../ledger/index.js';
import { type ProviderRefund } from '../payments/index.js';
import { type RefundCause, type RefundState } from './refund.state.js';

/** A refund under its lock. Amounts in minor units. */
export interface LockedRefund {
  readonly id: string;
  readonly campaignId: string;
  readonly pledgeId: string;
  readonly round: number;
  readonly amount: bigint;
  readonly tip: bigint;
  readonly currency: string;
  readonly cause: RefundCause;
  readonly state: RefundState;
  readonly orderedBy: string | null;
  /** What the platform bears of the provider's fee. */
  readonly providerFee: bigint;
  readonly providerId: string | null;
  /** The provider's payment that it sends back. */
  readonly providerPaymentId: string | null;
}

/** How long a pending refund may take before we ask about it, in milliseconds of business time. */
export const pendingPollMs = 24 * 60 * 60 * 1000;

/**
 * The steps that the provider's word leads to, one after the other; none when it is old news. What the provider has is
 * `sent`, even when it failed at once: both movements are in its books, so both are in ours.
 */
export function stepsTo(state: RefundState, status: ProviderRefund['status']): RefundState[] {
  const life: readonly RefundState[] = lifeTo(status);
  const reached = life.indexOf(state);
  if (reached >= 0) return life.slice(reached + 1);
  // Succeeded before, failed now: it came back. Any other word about a state that it has left is old.
  return state === 'succeeded' && life.at(-1) === 'failed' ? ['failed'] : [];
}

function lifeTo(status: ProviderRefund['status']): RefundState[] {
  switch (status) {
    case 'succeeded':
      return ['requested', 'sent', 'succeeded'];
    case 'failed':
    case 'cancelled':
      return ['requested', 'sent', 'failed'];
    default:
      return ['requested', 'sent'];
  }
}

/** The first thing in which the provider's refund is not the one our row is about. */
export function mismatchOf(held: LockedRefund, refund: ProviderRefund): string | null {
  if (held.providerId !== null && held.providerId !== refund.id) return 'id';
  if (refund.paymentId !== held.providerPaymentId) return 'payment';
  if (refund.amount !== held.amount + held.tip) return 'amount';
  if (refund.currency !== held.currency) return 'currency';
  return null;
}

/** The booking of a step: what was set aside goes out when it was sent, and is back with the ends swapped when it failed. */
export function bookingOf(refund: LockedRefund, step: RefundState, at: Date): LedgerTransaction[] {
  if (step !== 'sent' && step !== 'failed') return [];
  const { currency } = refund;
  const out = [
    { from: sourceOf(refund), to: accounts.outside, amount: refund.amount },
    { from: tipSourceOf(refund), to: accounts.outside, amount: refund.tip },
  ];
  return step === 'sent'
    ? [{ reference: sentReference(refund.id), currency, at, postings: out }]
    : [{ reference: failedReference(refund.id), currency, at, postings: reversed(out) }];
}

export const sentReference = (refundId: string): string => `refund-${refundId}`;
export const failedReference = (refundId: string): string => `refund-failed-${refundId}`;

/** What the step changes of the campaign's refunded total. Unexpected receipts were never in a total. */
export function refundedBy(refund: LockedRefund, before: RefundState, step: RefundState): bigint {
  if (refund.cause === 'unexpected_receipt') return 0n;
  if (step === 'succeeded') return refund.amount;
  return before === 'succeeded' ? -refund.amount : 0n;
}

/**
 * What a return of `by` changes of the totals, with `after` of the charge back since: what was promised counts as back
 * first, its shipping last. So it does not matter in which order and parts it goes, nor who sends it.
 */
export function partsOfReturn(
  by: bigint,
  after: bigint,
  { amount, shipping }: { readonly amount: bigint; readonly shipping: bigint },
): { readonly refunded: bigint; readonly shippingRefunded: bigint } {
  const ofShipping = (back: bigint): bigint => {
    const beyond = back > amount ? back - amount : 0n;
    return beyond < shipping ? beyond : shipping;
  };
  const shippingRefunded = ofShipping(after) - ofShipping(after - by);
  return { refunded: by - shippingRefunded, shippingRefunded };
}

/** Keys answer for 24 hours at the provider; from here on they are not relied on. */
const keyTrustedMs = 20 * 3_600_000;

/**
 * Whether to look for the refund before making it: after any call that ended unknown, and when it was asked for so long
 * ago that an earlier call may be forgotten by us (a restored backup) and its key by the provider.
 */
export const looksFirst = ({ tries, requestedAt, now }: { tries: number; requestedAt: Date; now: Date }): boolean =>
  tries > 0 || now.getTime() - requestedAt.getTime() > keyTrustedMs;

/** The key of the create: another one only after an answer that the provider would replay and that left nothing behind. */
export const refundKey = (refundId: string, createTries: number): string =>
  `refund:${refundId}${createTries > 0 ? `:${createTries}` : ''}`;

const sourceOf = ({ cause, campaignId }: LockedRefund): Account =>
  cause === 'unexpected_receipt' ? accounts.unexpectedReceipts : accounts.campaignRefunds(campaignId);

const tipSourceOf = ({ cause }: LockedRefund): Account =>
  cause === 'unexpected_receipt' ? accounts.unexpectedReceipts : accounts.platformTips;
