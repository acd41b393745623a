import { type Account, accounts, type LedgerTransaction, type Posting } from '../../ledger/index.js';
import { type Part } from '../ordering.rules.js';
import { type DisputeState, disputeTransitions } from './dispute.state.js';

/** A dispute under its campaign's lock. */
export interface LockedDispute {
  readonly id: string;
  readonly campaignId: string;
  readonly pledgeId: string;
  readonly paymentId: string;
  readonly round: number;
  readonly currency: string;
  readonly state: DisputeState;
  readonly isUnexpected: boolean;
}

/** What a dispute holds, or moves: minor units, negative when it was taken from us. */
export interface Parts extends Part {
  /** Beyond what was left of the charge. */
  readonly excess: bigint;
}

/** What the bank takes is first the pledge's, then the tip's; what the backer had back already is the platform's loss. */
export function takenOf(sum: bigint, left: Part): Parts {
  const amount = least(sum, left.amount);
  const tip = least(sum - amount, left.tip);
  return { amount: -amount, tip: -tip, excess: amount + tip - sum };
}

/** What comes back goes where it was taken from, in the same order. `out` is what is taken now, positive. */
export function returnedOf(sum: bigint, out: Parts): Parts {
  const amount = least(sum, out.amount);
  const tip = least(sum - amount, out.tip);
  return { amount, tip, excess: sum - amount - tip };
}

/** What was nobody's loss but the platform's, and is the pledge's again since its refund came back. */
export function reclaimedOf(out: Parts, left: Part): Parts {
  const taken = takenOf(least(out.excess, left.amount + left.tip), left);
  return { ...taken, excess: -taken.amount - taken.tip };
}

/** The step that the provider's word leads to; null when it is known, or old news. */
export function stepTo(state: DisputeState, word: DisputeState): DisputeState | null {
  const next: readonly DisputeState[] = disputeTransitions[state];
  return next.includes(word) ? word : null;
}

/** A movement in the ledger: across our border, or, with nothing of its own at the provider, to what the platform bears. */
export function bookingOf(dispute: LockedDispute, id: string, parts: Parts, at: Date): LedgerTransaction {
  const { campaignId, isUnexpected, currency } = dispute;
  const apart = accounts.unexpectedReceipts;
  const postings = [
    across(isUnexpected ? apart : accounts.campaignFunds(campaignId), parts.amount),
    across(isUnexpected ? apart : accounts.platformTips, parts.tip),
    across(accounts.platformCosts, parts.excess),
  ];
  return { reference: movementReference(id), currency, at, postings };
}

/** What the platform had borne is taken from whom it belongs to. Nothing crosses our border. */
export function reclaimBookingOf(dispute: LockedDispute, id: string, parts: Parts, at: Date): LedgerTransaction {
  const { campaignId, isUnexpected, currency } = dispute;
  const apart = accounts.unexpectedReceipts;
  const to = accounts.platformCosts;
  const postings = [
    { from: isUnexpected ? apart : accounts.campaignFunds(campaignId), to, amount: -parts.amount },
    { from: isUnexpected ? apart : accounts.platformTips, to, amount: -parts.tip },
  ];
  return { reference: movementReference(id), currency, at, postings };
}

export const movementReference = (movementId: string): string => `dispute-${movementId}`;

/**
 * Who bears the provider's fee of a dispute: like every fee of the provider it is covered by the next payout, or by the
 * platform if everything is refunded. Once something was paid out there may be no next payout, so the funds give it, and
 * what they lack is the creator's debt. Of a campaign that has given everything back nobody else is there.
 */
export function feeAccountOf(
  { campaignId, isUnexpected }: Pick<LockedDispute, 'campaignId' | 'isUnexpected'>,
  { campaignState, hasPaidOut }: { campaignState: string; hasPaidOut: boolean },
): Account {
  if (isUnexpected) return accounts.platformCosts;
  const hasGivenAll = !hasPaidOut && ['unsuccessful', 'cancelled'].includes(campaignState);
  if (hasGivenAll) return accounts.platformCosts;
  return hasPaidOut ? accounts.campaignFunds(campaignId) : accounts.campaignFeesDue(campaignId);
}

/** `amount` as seen from our side: out to the world when negative. */
export const across = (account: Account, amount: bigint): Posting =>
  amount < 0n
    ? { from: account, to: accounts.outside, amount: -amount }
    : { from: accounts.outside, to: account, amount };

const least = (a: bigint, b: bigint): bigint => (a < b ? (a < 0n ? 0n : a) : b < 0n ? 0n : b);
