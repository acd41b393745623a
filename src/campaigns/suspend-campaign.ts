import { Injectable } from '@nestjs/common';
import { type Caller } from '../platform/http/index.js';
import { transition } from '../platform/states/index.js';
import { CampaignDecisions } from './campaign-decisions.js';
import { CampaignNews } from './campaign-news.js';
import { campaignSuspended } from './campaign.events.js';
import { type CampaignState, campaignTransitions } from './campaign.state.js';
import { Campaigns } from './campaigns.repository.js';

/** Staff stops a campaign: no pledge, charge or transfer until it is resumed. Its deadline does not stop. */
@Injectable()
export class SuspendCampaign {
  constructor(
    private readonly decisions: CampaignDecisions,
    private readonly campaigns: Campaigns,
    private readonly news: CampaignNews,
  ) {}

  /** @throws CampaignNotFound, OwnCampaign, IllegalTransition */
  async execute(id: string, reason: string, caller: Caller): Promise<void> {
    await this.decisions.asStaff(id, caller, async (tx, { campaign: { state }, now }) => {
      const to = transition<CampaignState, 'suspended'>(campaignTransitions, state, 'suspended');
      const step = { at: now, actorId: caller.userId, reason: 'suspended by staff' };
      await this.campaigns.advanceCampaign(tx, { id, from: state, to, ...step });
      const decision = { action: 'campaign.suspended', campaignId: id, details: { from: state }, text: reason };
      await this.news.decided(tx, caller, decision, campaignSuspended({ campaignId: id }));
    });
  }
}
