import { Inject, Injectable } from '@nestjs/common';
import { type CampaignSummary, CampaignNotFound, Campaigns } from '../campaigns/index.js';
import { accounts, Ledger } from '../ledger/index.js';
import { Payments } from '../payments/index.js';
import { type Tx } from '../platform/database/index.js';
import { SETTINGS } from '../platform/settings.js';
import type { Settings } from '../platform/settings.js';
import { type Project, Projects, type Recipient, Recipients } from '../projects/index.js';
import { termsOf } from './payout.rules.js';

/** What a payout is decided on, read under the campaign's lock. */
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

  /** @throws CampaignNotFound */
  async hold(tx: Tx, campaignId: string) {
    const { campaign, round, now } = await this.campaigns.lock(tx, campaignId, 'group');
    const project = await this.projects.get(campaign.projectId, tx);
    return { campaign, round, project, now, recipient: await this.recipients.of(project.ownerId, tx) };
  }

  async readiness(tx: Tx | null, held: HeldFacts) {
    return {
      campaignState: held.campaign.state,
      deadline: held.round.deadline,
      delayDays: this.settings.PAYOUT_DELAY_DAYS,
      recipient: held.recipient,
      feesUnknown: await this.payments.feesUnknown(tx, held.campaign.id),
      now: held.now,
    };
  }

  funds(tx: Tx | undefined, { id, currency }: Pick<CampaignSummary, 'id' | 'currency'>): Promise<bigint> {
    return this.ledger.balance(accounts.campaignFunds(id), currency, tx);
  }

  /** What the provider has charged and nobody has covered yet. */
  async feesDue(tx: Tx | undefined, { id, currency }: Pick<CampaignSummary, 'id' | 'currency'>): Promise<bigint> {
    return -(await this.ledger.balance(accounts.campaignFeesDue(id), currency, tx));
  }

  async terms(
    tx: Tx,
    { id, currency }: Pick<CampaignSummary, 'id' | 'currency'>,
    recipientId: string,
    feesDue: bigint,
  ) {
    const flows = new Map(await this.ledger.flows(accounts.campaignFunds(id), currency, tx));
    const fees = accounts.campaignFeesDue(id);
    flows.set(fees, (flows.get(fees) ?? 0n) - feesDue);
    return termsOf(flows, id, recipientId);
  }

  /** Without a lock, for reading: what a payout of this campaign would be decided on now. */
  async look(campaignId: string, now: Date) {
    const campaign = await this.campaigns.find(campaignId);
    if (!campaign) throw new CampaignNotFound();
    const project = await this.projects.get(campaign.projectId);
    return { campaign, round: campaign.round, project, now, recipient: await this.recipients.of(project.ownerId) };
  }
}

export interface HeldFacts {
  readonly campaign: Pick<CampaignSummary, 'id' | 'state' | 'currency'>;
  readonly round: { readonly deadline: Date };
  readonly project: Project;
  readonly recipient: Recipient | undefined;
  readonly now: Date;
}
