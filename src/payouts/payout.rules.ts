import { type Account, accounts, type Flow } from '../ledger/index.js';
import { belowStep, bps } from '../money/index.js';
import { type ProviderAccount } from '../payments/index.js';
import { type RecipientState } from '../projects/index.js';
import {
  Beneficiary,
  CampaignNotSettled,
  CreatorOwes,
  FeesNotKnown,
  NothingToPayOut,
  PayoutTooEarly,
  RecipientNotReady,
} from './payout.errors.js';

const dayMs = 86_400_000;

/** States of a campaign whose money may be paid out. */
export const payable = ['successful', 'delivering'] as const;

export const isPayable = (campaignState: string): boolean => (payable as readonly string[]).includes(campaignState);

/** Nothing of it is paid out any more, whatever happens: everybody has their money back, or gets it. */
export const isCalledOff = (campaignState: string): boolean =>
  ['refunding', 'cancelled', 'unsuccessful'].includes(campaignState);

/** What decides whether a payout can be prepared. */
export interface Readiness {
  readonly campaignState: string;
  readonly deadline: Date;
  readonly delayDays: number;
  readonly recipient: { readonly transfers: RecipientState; readonly providerAccountId: string | null } | undefined;
  readonly feesUnknown: number;
  /** What is owed to the campaign once the provider's fees and the creator's debt are covered. */
  readonly amount: bigint;
  /** What the creator owes. */
  readonly debt: bigint;
  readonly now: Date;
}

export const earliestPayout = (deadline: Date, delayDays: number): Date =>
  new Date(deadline.getTime() + delayDays * dayMs);

/** @throws CampaignNotSettled, PayoutTooEarly, RecipientNotReady, FeesNotKnown, CreatorOwes, NothingToPayOut */
export function assertReady(at: Readiness): void {
  const earliest = earliestPayout(at.deadline, at.delayDays);
  if (!isPayable(at.campaignState)) throw new CampaignNotSettled();
  if (at.now < earliest) throw new PayoutTooEarly({ extra: { earliest: earliest.toISOString() } });
  if (at.recipient?.transfers !== 'active' || !at.recipient.providerAccountId) throw new RecipientNotReady();
  if (at.feesUnknown > 0) throw new FeesNotKnown();
  if (at.amount <= 0n && at.debt > 0n) throw new CreatorOwes({ extra: { owed: at.debt.toString() } });
  if (at.amount <= 0n) throw new NothingToPayOut();
}

/** The recipient and the people behind the project. */
export const beneficiariesOf = ({
  project,
  recipient,
}: {
  readonly project: { readonly ownerId: string; readonly deputyId: string | null };
  readonly recipient: { readonly userId: string } | undefined;
}): (string | null)[] => [project.ownerId, project.deputyId, recipient?.userId ?? null];

/** They have no say in what they are paid. @throws Beneficiary */
export function assertNotBeneficiary(userId: string | null, beneficiaries: readonly (string | null)[]): void {
  if (userId === null || beneficiaries.includes(userId)) throw new Beneficiary();
}

/** What the provider can send of what is left, in minor units: whole steps of the currency. The rest stays in the funds. */
export const sendable = (left: bigint, currency: string): bigint =>
  left > 0n ? left - belowStep(left, currency) : left;

/** In the order in which a payout shows them. */
const termNames = [
  'collected',
  'refunds',
  'disputes',
  'unexpected_receipts',
  'platform_fee',
  'vat',
  'processing_fees',
  'paid_before',
  'debt',
  'reserve',
  'other',
  'later_tranches',
  'not_returned',
  'below_step',
] as const;

export type TermName = (typeof termNames)[number];

/** One term of the sum: minor units, negative for what is taken off. */
export interface Term {
  readonly term: TermName;
  readonly account: Account;
  readonly amount: bigint;
}

/** What a payout takes from the funds before anything is sent: the provider's fees, what the creator owes, and the reserve. */
export const covering = (of: {
  campaignId: string;
  creatorId: string;
  feesDue: bigint;
  debt: bigint;
  reserved?: bigint;
}): Flow[] => [
  { other: accounts.campaignFeesDue(of.campaignId), kind: 'processing-fees', amount: -of.feesDue },
  { other: accounts.creatorReceivable(of.creatorId), kind: 'debt-covered', amount: -of.debt },
  { other: accounts.campaignReserve(of.campaignId), kind: 'reserve-kept', amount: -(of.reserved ?? 0n) },
];

/**
 * What of `part` is kept back: the rate of all that was ever on its way to the creator, less what was kept of it before. So
 * what comes out of the reserve is paid whole.
 */
export function reserveOf(part: bigint, flows: readonly Flow[], rate: number): bigint {
  if (part <= 0n) return 0n;
  const left = (which: (flow: Flow) => boolean): bigint =>
    flows.filter(which).reduce((sum, { amount }) => sum - amount, 0n);
  const kept = left(({ other, kind }) => other.endsWith(':reserve') && kind.startsWith('reserve-kept'));
  const released = -left(({ kind }) => kind === 'reserve-released');
  const paid = left(({ other }) => other.startsWith('recipient:'));
  const lacks = bps(paid + kept - released + part, rate) - kept;
  return lacks < 0n ? 0n : lacks < part ? lacks : part;
}

/**
 * The terms of a payout: every flow of the campaign's funds, what this payout covers among them, under the name of what
 * it was, and what stays: `later` for other tranches, `notReturned` for backers, and what cannot be sent. Since nothing is left out, they add up to
 * what is sent.
 */
export function termsOf(
  flows: readonly Flow[],
  { id, currency }: { id: string; currency: string },
  later = 0n,
  notReturned = 0n,
): Term[] {
  const left = flows.reduce((sum, { amount }) => sum + amount, 0n) - later - notReturned;
  const account = accounts.campaignFunds(id);
  const kept: Term[] = [
    { term: 'later_tranches', account, amount: -later },
    { term: 'not_returned', account, amount: -notReturned },
    { term: 'below_step', account, amount: sendable(left, currency) - left },
  ];
  const terms = new Map<string, Term>();
  for (const flow of flows) {
    const term = termOf(flow);
    const key = `${term} ${flow.other}`;
    terms.set(key, { term, account: flow.other, amount: (terms.get(key)?.amount ?? 0n) + flow.amount });
  }
  return [...terms.values(), ...kept]
    .filter(({ amount }) => amount !== 0n)
    .sort((a, b) => termNames.indexOf(a.term) - termNames.indexOf(b.term) || (a.account < b.account ? -1 : 1));
}

function termOf({ other, kind }: Flow): TermName {
  // What staff booked when they settled a difference with the provider.
  if (kind === 'break') return 'other';
  // A fee that the funds gave to the provider themselves is that of a dispute.
  if (other === accounts.outside && /^(dispute|provider-fee)/.test(kind)) return 'disputes';
  if (other === accounts.outside) return kind.startsWith('refund') ? 'refunds' : 'collected';
  if (other === accounts.unexpectedReceipts) return 'unexpected_receipts';
  if (other === accounts.platformFees) return 'platform_fee';
  if (other === accounts.platformVat) return 'vat';
  if (other.endsWith(':refunds')) return 'refunds';
  if (kind === 'dispute') return 'disputes';
  if (other.endsWith(':receivable')) return 'debt';
  if (other.endsWith(':reserve')) return 'reserve';
  // What the platform bore of the provider's fees, for a refund that was its own fault.
  if (other.endsWith(':fees_due') || other === accounts.platformCosts) return 'processing_fees';
  return other.startsWith('recipient:') ? 'paid_before' : 'other';
}

/**
 * What the provider's word on an account means for us. Only a verified name that is the published one can be paid: a
 * name that is not told yet waits, another one stops payouts.
 */
export function recipientStateOf(account: ProviderAccount, legalName: string): { to: RecipientState; reason: string } {
  if (account.closed) return { to: 'restricted', reason: 'account closed' };
  if (account.legalName !== null && plain(account.legalName) !== plain(legalName)) {
    return { to: 'restricted', reason: 'name differs' };
  }
  if (account.transfers === 'restricted') return { to: 'restricted', reason: 'restricted by the provider' };
  if (account.transfers === 'active' && account.legalName !== null) return { to: 'active', reason: 'verified' };
  return { to: 'pending', reason: 'being verified' };
}

/** The same name in other letters: capitals, spacing and the form of accents tell nobody from anybody. */
const plain = (name: string): string => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
