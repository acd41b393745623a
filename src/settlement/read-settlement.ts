import { Injectable } from '@nestjs/common';
import { Campaigns, type CampaignSummary } from '../campaigns/index.js';
import { type Caller } from '../platform/http/index.js';
import { mayReadPrivate, Projects } from '../projects/index.js';
import { ItemSums, type Sums } from './item-sums.js';
import { type ClosedRound, RoundsRepository } from './rounds.repository.js';
import { SettlementNotFound } from './settlement.errors.js';

/** A round after its deadline, with what became of its items so far. */
export interface SettlementView {
  readonly campaign: CampaignSummary;
  readonly round: ClosedRound;
  readonly sums: Sums;
}

/** How a campaign's settlement stands, for its owner, deputy and staff. */
@Injectable()
export class ReadSettlement {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly projects: Projects,
    private readonly rounds: RoundsRepository,
    private readonly sums: ItemSums,
  ) {}

  /** Of the newest round past its deadline, unless another is asked for. @throws SettlementNotFound also for those whom it is not for. */
  async execute(campaignId: string, number: number | null, caller: Caller): Promise<SettlementView> {
    const campaign = await this.campaigns.find(campaignId);
    const project = campaign && (await this.projects.find(campaign.projectId));
    if (!campaign || !project || !mayReadPrivate(project, caller)) throw new SettlementNotFound();
    const round = await this.rounds.closed(campaignId, number);
    if (!round) throw new SettlementNotFound();
    const sums = await this.sums.of(null, { campaignId, round: round.number });
    return { campaign, round, sums };
  }
}
