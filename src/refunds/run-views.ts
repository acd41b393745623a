import { Injectable } from '@nestjs/common';
import { CampaignNotFound, Campaigns } from '../campaigns/index.js';
import { RefundRunNotFound } from './refund.errors.js';
import { type RefundRun } from './refund-run.entity.js';
import { type RefundRunResponse, toRunResponse } from './refund-runs.dto.js';
import { RefundRunsRepository } from './refund-runs.repository.js';

/** Runs with how far they have come, for staff. */
@Injectable()
export class RunViews {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly runs: RefundRunsRepository,
  ) {}

  /** @throws RefundRunNotFound */
  async one(id: string): Promise<RefundRunResponse> {
    const run = await this.runs.find(id);
    if (!run) throw new RefundRunNotFound();
    return this.whole(run);
  }

  private async whole(run: RefundRun): Promise<RefundRunResponse> {
    const campaign = await this.campaigns.find(run.campaignId);
    if (!campaign) throw new CampaignNotFound();
    return toRunResponse(run, await this.runs.progress(run), campaign.currency);
  }
}
