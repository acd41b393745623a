import { type Account, accounts } from '../ledger/index.js';
import { type ProviderAccount } from '../payments/index.js';
import { type RecipientState } from '../projects/index.js';
import {
  Beneficiary,
  CampaignNotSettled,
  FeesNotKnown,
  NothingToPayOut,
  PayoutTooEarly,
  RecipientNotReady,
} from './payout.errors.js';

const dayMs = 86_400_000;

/** One term of the sum: minor units, negative for what is taken off. */
export interface Term {
  readonly term: string;
  readonly account: Account;
  readonly amount: bigint;
}

/** States of a campaign whose money may be paid out. */
export const payable = ['successful', 'delivering'] as const;

/** What decides whether a payout can be prepared. */
export interface Readiness {
  readonly campaignState: string;
  readonly deadline: Date;
  readonly delayDays: number;
  readonly recipient: { readonly transfers: RecipientState; readonly providerAccountId: string | null } | undefined;
  readonly feesUnknown: number;
  /** What is owed to the campaign once the provider's fees are covered. */
  readonly amount: bigint;
  readonly now: Date;
}

export const earliestPayout = (deadline: Date, delayDays: number): Date =>
  new Date(deadline.getTime() + delayDays * dayMs);

/** @throws CampaignNotSettled, PayoutTooEarly, RecipientNotReady, FeesNotKnown, NothingToPayOut */
export function assertReady(at: Readiness): void {
  const earliest = earliestPayout(at.deadline, at.delayDays);
  if (!(payable as readonly string[]).includes(at.campaignState)) throw new CampaignNotSettled();
  if (at.now < earliest) throw new PayoutTooEarly({ extra: { earliest: earliest.toISOString() } });
  if (at.recipient?.transfers !== 'active' || !at.recipient.providerAccountId) throw new RecipientNotReady();
  if (at.feesUnknown > 0) throw new FeesNotKnown();
  if (at.amount <= 0n) throw new NothingToPayOut();
}

/** Neither the recipient nor the people behind the project have a say in what they are paid. @throws Beneficiary */
export function assertNotBeneficiary(userId: string | null, beneficiaries: readonly (string | null)[]): void {
  if (userId === null || beneficiaries.includes(userId)) throw new Beneficiary();
}

/**
 * The terms of a payout out of the flows of the campaign's funds: what came from outside (collected less refunded), what
 * the platform took, what the provider charges, what was paid before. They add up to what is left.
 */
export function termsOf(flows: ReadonlyMap<Account, bigint>, campaignId: string, recipientId: string): Term[] {
  const named: readonly (readonly [string, Account])[] = [
    ['collected', accounts.outside],
    ['platform_fee', accounts.platformFees],
    ['vat', accounts.platformVat],
    ['processing_fees', accounts.campaignFeesDue(campaignId)],
    ['paid_before', accounts.recipientPaid(recipientId)],
  ];
  const known = new Set(named.map(([, account]) => account));
  const other = [...flows]
    .filter(([account]) => !known.has(account))
    .map(([account, amount]) => ({ term: 'other', account, amount }));
  return [...named.map(([term, account]) => ({ term, account, amount: flows.get(account) ?? 0n })), ...other].filter(
    ({ amount }) => amount !== 0n,
  );
}

/** What the provider's word on an account means for us. A verified name that is not the published one stops payouts. */
export function recipientStateOf(account: ProviderAccount, legalName: string): { to: RecipientState; reason: string } {
  if (account.closed) return { to: 'restricted', reason: 'account closed' };
  if (account.legalName !== null && account.legalName.trim() !== legalName.trim()) {
    return { to: 'restricted', reason: 'name differs' };
  }
  if (account.transfers === 'active') return { to: 'active', reason: 'verified' };
  if (account.transfers === 'restricted') return { to: 'restricted', reason: 'restricted by the provider' };
  return { to: 'pending', reason: 'being verified' };
}
