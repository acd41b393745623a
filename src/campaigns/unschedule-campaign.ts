import { Injectable } from '@nestjs/common';
import { type Caller } from '../platform/http/index.js';
import { transition } from '../platform/states/index.js';
import { CampaignDecisions } from './campaign-decisions.js';
import { CampaignNews } from './campaign-news.js';
import { type CampaignState, campaignTransitions } from './campaign.state.js';
import { Campaigns } from './campaigns.repository.js';
import { Drafts } from './drafts.repository.js';

/** The creator takes a scheduled campaign back to edit it; it then has to be reviewed again. */
@Injectable()
export class UnscheduleCampaign {
  constructor(
    private readonly decisions: CampaignDecisions,
    private readonly campaigns: Campaigns,
    private readonly drafts: Drafts,
    private readonly news: CampaignNews,
  ) {}

  /** @throws CampaignNotFound, NotYourCampaign, IllegalTransition */
  async execute(id: string, caller: Caller): Promise<void> {
    await this.decisions.asOwner(id, caller, async (tx, { campaign, now }) => {
      const to = transition<CampaignState, 'draft'>(campaignTransitions, campaign.state, 'draft');
      const step = { at: now, actorId: caller.userId, reason: 'taken back' };
      await this.campaigns.advanceCampaign(tx, { id, from: campaign.state, to, ...step });
      await this.drafts.markApproved(tx, id, null);
      await this.news.decided(tx, caller, { action: 'campaign.unscheduled', campaignId: id });
    });
  }
}
