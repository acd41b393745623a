import { Inject, Injectable } from '@nestjs/common';
import { type CampaignSummary, CampaignNotFound, Campaigns } from '../campaigns/index.js';
import { accounts, Ledger } from '../ledger/index.js';
import { Payments } from '../payments/index.js';
import { type Tx } from '../platform/database/index.js';
import { SETTINGS } from '../platform/settings.js';
import type { Settings } from '../platform/settings.js';
import { type Project, Projects, type Recipient, Recipients } from '../projects/index.js';
import { earliestPayout, sendable, type Term, termsOf } from './payout.rules.js';

type Account = Pick<CampaignSummary, 'id' | 'currency'>;

/** A campaign with the people behind it and who is paid. */
export interface Parties {
  readonly campaign: Pick<CampaignSummary, 'id' | 'state' | 'currency'>;
  readonly round: { readonly deadline: Date };
  readonly project: Project;
  readonly recipient: Recipient | undefined;
}

export type HeldParties = Parties & { readonly now: Date };

/** What is left for a campaign. Minor units. */
export interface Left {
  /** What the ledger owes to the campaign. */
  readonly funds: bigint;
  /** What the provider has charged and nobody has covered yet. */
  readonly feesDue: bigint;
  /** What can be sent of the rest. */
  readonly amount: bigint;
}

/** What a payout is decided on: people, money and time, from the modules that know them. */
@Injectable()
export class PayoutFacts {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly projects: Projects,
    private readonly recipients: Recipients,
    private readonly ledger: Ledger,
    private readonly payments: Payments,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Under the campaign's lock, the first of every transaction here. @throws CampaignNotFound */
  async hold(tx: Tx, campaignId: string): Promise<HeldParties> {
    const { campaign, round, now } = await this.campaigns.lock(tx, campaignId, 'group');
    const project = await this.projects.get(campaign.projectId, tx);
    return { campaign, round, project, now, recipient: await this.recipients.of(project.ownerId, tx) };
  }

  /** As `hold`, without a lock, for reading. @throws CampaignNotFound */
  async look(campaignId: string): Promise<Parties> {
    const campaign = await this.campaigns.find(campaignId);
    if (!campaign) throw new CampaignNotFound();
    const project = await this.projects.get(campaign.projectId);
    return { campaign, round: campaign.round, project, recipient: await this.recipients.of(project.ownerId) };
  }

  async left({ id, currency }: Account, tx?: Tx): Promise<Left> {
    const funds = await this.ledger.balance(accounts.campaignFunds(id), currency, tx);
    const uncovered = -(await this.ledger.balance(accounts.campaignFeesDue(id), currency, tx));
    const feesDue = uncovered > 0n ? uncovered : 0n;
    return { funds, feesDue, amount: sendable(funds - feesDue, currency) };
  }

  async terms(tx: Tx, { id, currency }: Account, { feesDue }: Left): Promise<Term[]> {
    return termsOf(await this.ledger.flows(accounts.campaignFunds(id), currency, tx), id, feesDue, currency);
  }

  /** Successful charges whose fee the provider has not told yet. */
  feesUnknown({ id }: Pick<Account, 'id'>, tx?: Tx): Promise<number> {
    return this.payments.feesUnknown(tx ?? null, id);
  }

  get delayDays(): number {
    return this.settings.PAYOUT_DELAY_DAYS;
  }

  earliest({ round }: Parties): Date {
    return earliestPayout(round.deadline, this.delayDays);
  }
}
