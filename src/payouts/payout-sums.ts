import { Injectable } from '@nestjs/common';
import { Campaigns, type CampaignSummary } from '../campaigns/index.js';
import { accounts, Ledger } from '../ledger/index.js';
import { Payments } from '../payments/index.js';
import { type Tx } from '../platform/database/index.js';
import { type Project } from '../projects/index.js';
import { CreatorDebts } from './creator-debts.js';
import { covering, isPayable, reserveOf, sendable, type Term, termsOf } from './payout.rules.js';
import { NotReturned, UnpaidReturning } from './tranches/tranche.errors.js';
import { nextPart } from './tranches/tranche.rules.js';
import { TrancheSteps } from './tranches/tranche-steps.js';
import { UnpaidReturns } from './unpaid-returns.js';

interface Whose {
  readonly campaign: Pick<CampaignSummary, 'id' | 'currency'>;
  readonly project: Pick<Project, 'ownerId'>;
}

type HeldWhose = Whose & { readonly campaign: Pick<CampaignSummary, 'state'>; readonly now: Date };

/** What is left for a campaign. Minor units. */
export interface Left {
  /** What the ledger owes to the campaign. */
  readonly funds: bigint;
  /** What the provider has charged and nobody has covered yet. */
  readonly feesDue: bigint;
  /** What the creator owes from earlier refunds and disputes; it is paid first. */
  readonly debt: bigint;
  /** What can be sent of the rest. */
  readonly amount: bigint;
}

/** What the next payout takes of it. Minor units. */
export interface Share {
  /** Null when the campaign has none that is left to pay. */
  readonly trancheId: string | null;
  readonly amount: bigint;
  /** What stays for later tranches. */
  readonly later: bigint;
  /** What stays since it did not go back with the rest. */
  readonly notReturned: bigint;
  /** What is kept back for later refunds and disputes. */
  readonly reserved: bigint;
}

/** The money side of a payout. */
@Injectable()
export class PayoutSums {
  constructor(
    private readonly ledger: Ledger,
    private readonly debts: CreatorDebts,
    private readonly payments: Payments,
    private readonly tranches: TrancheSteps,
    private readonly campaigns: Campaigns,
    private readonly returns: UnpaidReturns,
  ) {}

  /** Held until the transaction ends when there is one. */
  async left({ campaign: { id, currency }, project: { ownerId } }: Whose, tx?: Tx): Promise<Left> {
    const funds = await this.ledger.balance(accounts.campaignFunds(id), currency, tx);
    const uncovered = -(await this.ledger.balance(accounts.campaignFeesDue(id), currency, tx));
    const feesDue = uncovered > 0n ? uncovered : 0n;
    const debt = tx ? await this.debts.hold(tx, ownerId, currency) : await this.debts.of(ownerId, currency);
    return { funds, feesDue, debt, amount: sendable(funds - feesDue - debt, currency) };
  }

  /** The tranche whose turn it is, or all without. @throws TrancheNotAccepted, UnpaidReturning, NotReturned */
  async share(tx: Tx, { campaign, now }: HeldWhose, left: Left): Promise<Share> {
    if ((await this.returns.open(tx, campaign.id)).length > 0) throw new UnpaidReturning();
    const rest = left.funds - left.feesDue - left.debt;
    const tranches = isPayable(campaign.state) ? await this.tranches.hold(tx, campaign.id, now) : [];
    const { trancheId, part: next } = nextPart(rest, tranches);
    const part = await this.returns.payable(campaign.id, next, tx);
    if (part === 0n && next > 0n) throw new NotReturned();
    const flows = await this.ledger.flows(accounts.campaignFunds(campaign.id), campaign.currency, tx);
    const reserved = reserveOf(part, flows, (await this.campaigns.reserve(campaign.id, tx)).bps);
    const amount = sendable(part - reserved, campaign.currency);
    return { trancheId, amount, later: rest - next, notReturned: next - part, reserved };
  }

  async terms(
    tx: Tx,
    { campaign, project }: Whose,
    { feesDue, debt }: Left,
    { later, notReturned, reserved }: Share,
  ): Promise<Term[]> {
    const { id, currency } = campaign;
    const flows = await this.ledger.flows(accounts.campaignFunds(id), currency, tx);
    const taken = covering({ campaignId: id, creatorId: project.ownerId, feesDue, debt, reserved });
    return termsOf([...flows, ...taken], campaign, later, notReturned);
  }

  /** What of it may be paid out. Minor units. */
  payable({ id }: { readonly id: string }, amount: bigint): Promise<bigint> {
    return this.returns.payable(id, amount);
  }

  /** What is kept back of a campaign's payouts. Minor units. */
  reserve({ id, currency }: Pick<CampaignSummary, 'id' | 'currency'>): Promise<bigint> {
    return this.ledger.balance(accounts.campaignReserve(id), currency);
  }

  /** Successful charges whose fee the provider has not told yet. */
  feesUnknown({ id }: { readonly id: string }, tx?: Tx): Promise<number> {
    return this.payments.feesUnknown(tx ?? null, id);
  }
}
