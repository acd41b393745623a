import { Injectable } from '@nestjs/common';
import { type Caller } from '../platform/http/index.js';
import { transition } from '../platform/states/index.js';
import { CampaignDecisions } from './campaign-decisions.js';
import { CampaignNews } from './campaign-news.js';
import { campaignScheduled } from './campaign.events.js';
import { type CampaignState, campaignTransitions } from './campaign.state.js';
import { Campaigns } from './campaigns.repository.js';
import { assertDeadline } from './deadline.rules.js';
import { CampaignNotApproved, CampaignNotReady } from './decision.errors.js';
import { Drafts } from './drafts.repository.js';
import { ScheduleReadiness } from './schedule-readiness.js';

/** The creator says when the approved campaign opens: at `opensAt`, as planned, or at once. */
@Injectable()
export class ScheduleCampaign {
  constructor(
    private readonly decisions: CampaignDecisions,
    private readonly campaigns: Campaigns,
    private readonly drafts: Drafts,
    private readonly readiness: ScheduleReadiness,
    private readonly news: CampaignNews,
  ) {}

  /**
   * @throws CampaignNotFound, NotYourCampaign, IllegalTransition, CampaignNotApproved, CampaignNotReady, and those of
   * the deadline.
   */
  async execute(id: string, opensAt: Date | undefined, caller: Caller): Promise<void> {
    await this.decisions.asOwner(id, caller, async (tx, { campaign, round, project, now }) => {
      const to = transition<CampaignState, 'scheduled'>(campaignTransitions, campaign.state, 'scheduled');
      if (!(await this.readiness.isApproved(tx, id, project))) throw new CampaignNotApproved();
      const missing = await this.readiness.missing(tx, project);
      if (missing.length > 0) throw new CampaignNotReady({ extra: { missing } });
      const { opensAt: planned } = await this.drafts.preparation(tx, id);
      const opening = opensAt ?? (planned && planned > now ? planned : now);
      assertDeadline({ ...campaign, deadline: round.deadline }, opening, now);
      await this.drafts.planOpening(tx, id, opening);
      const step = { at: now, actorId: caller.userId, reason: 'scheduled' };
      await this.campaigns.advanceCampaign(tx, { id, from: campaign.state, to, ...step });
      const event = campaignScheduled({ campaignId: id, opensAt: opening.toISOString() });
      await this.news.decided(tx, caller, { action: 'campaign.scheduled', campaignId: id }, event);
    });
  }
}
