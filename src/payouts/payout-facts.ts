import { Inject, Injectable } from '@nestjs/common';
import { type CampaignSummary, CampaignNotFound, Campaigns } from '../campaigns/index.js';
import { type Tx } from '../platform/database/index.js';
import { SETTINGS } from '../platform/settings.js';
import type { Settings } from '../platform/settings.js';
import { type Project, Projects, type Recipient, Recipients } from '../projects/index.js';
import { earliestPayout } from './payout.rules.js';
import { PayoutSums } from './payout-sums.js';

/** A campaign with the people behind it and who is paid. */
export interface Parties {
  readonly campaign: Pick<CampaignSummary, 'id' | 'state' | 'currency' | 'zone'>;
  readonly round: { readonly deadline: Date };
  readonly project: Project;
  readonly recipient: Recipient | undefined;
}

export type HeldParties = Parties & { readonly now: Date };

/** What a payout is decided on: people, money and time, from the modules that know them. */
@Injectable()
export class PayoutFacts {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly projects: Projects,
    private readonly recipients: Recipients,
    readonly sums: PayoutSums,
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

  get delayDays(): number {
    return this.settings.PAYOUT_DELAY_DAYS;
  }

  /** After the day of a tranche, until it may be refused without evidence. */
  get graceDays(): number {
    return this.settings.TRANCHE_GRACE_DAYS;
  }

  earliest({ round }: Parties): Date {
    return earliestPayout(round.deadline, this.delayDays);
  }
}
