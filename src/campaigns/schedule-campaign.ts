import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { transition } from '../platform/states/index.js';
import { Recipients } from '../projects/index.js';
import { currentTerms, Users } from '../users/index.js';
import { CampaignDecisions, type HeldCampaign } from './campaign-decisions.js';
import { CampaignNews } from './campaign-news.js';
import { campaignScheduled } from './campaign.events.js';
import { type CampaignState, campaignTransitions } from './campaign.state.js';
import { Campaigns } from './campaigns.repository.js';
import { assertDeadline } from './deadline.rules.js';
import { CampaignNotApproved, CampaignNotReady } from './decision.errors.js';
import { Drafts } from './drafts.repository.js';
import { isApproved } from './review.rules.js';
import { missingForSchedule } from './schedule.rules.js';

/** The creator says when the approved campaign opens: at `opensAt`, as planned, or at once. */
@Injectable()
export class ScheduleCampaign {
  constructor(
    private readonly decisions: CampaignDecisions,
    private readonly campaigns: Campaigns,
    private readonly drafts: Drafts,
    private readonly recipients: Recipients,
    private readonly users: Users,
    private readonly news: CampaignNews,
  ) {}

  /**
   * @throws CampaignNotFound, NotYourCampaign, IllegalTransition, CampaignNotApproved, CampaignNotReady, and those of
   * the deadline.
   */
  async execute(id: string, opensAt: Date | undefined, caller: Caller): Promise<void> {
    await this.decisions.asOwner(id, caller, async (tx, held) => {
      const { campaign, round, project, now } = held;
      const to = transition<CampaignState, 'scheduled'>(campaignTransitions, campaign.state, 'scheduled');
      const { approvedAt, opensAt: planned } = await this.drafts.preparation(tx, id);
      if (!isApproved(approvedAt, project.contentChangedAt)) throw new CampaignNotApproved();
      await this.assertReady(tx, held);
      const opening = opensAt ?? (planned && planned > now ? planned : now);
      assertDeadline({ ...campaign, deadline: round.deadline }, opening, now);
      await this.drafts.planOpening(tx, id, opening);
      const step = { at: now, actorId: caller.userId, reason: 'scheduled' };
      await this.campaigns.advanceCampaign(tx, { id, from: campaign.state, to, ...step });
      const event = campaignScheduled({ campaignId: id, opensAt: opening.toISOString() });
      await this.news.decided(tx, caller, { action: 'campaign.scheduled', campaignId: id }, event);
    });
  }

  private async assertReady(tx: Tx, { project }: HeldCampaign): Promise<void> {
    const owner = await this.users.find(tx, project.ownerId);
    const deputy = project.deputyId === null ? undefined : await this.users.find(tx, project.deputyId);
    const missing = missingForSchedule({
      termsAccepted: owner?.termsVersion === currentTerms,
      ownerVerified: owner?.emailVerifiedAt != null,
      deputyVerified: deputy?.emailVerifiedAt != null,
      recipient: await this.recipients.of(project.ownerId, tx),
    });
    if (missing.length > 0) throw new CampaignNotReady({ extra: { missing } });
  }
}
