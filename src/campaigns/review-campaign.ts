import { Injectable } from '@nestjs/common';
import { type Caller } from '../platform/http/index.js';
import { transition } from '../platform/states/index.js';
import { memberOf } from '../users/index.js';
import { CampaignDecisions } from './campaign-decisions.js';
import { CampaignNews } from './campaign-news.js';
import { campaignReviewed } from './campaign.events.js';
import { campaignTransitions } from './campaign.state.js';
import { Campaigns } from './campaigns.repository.js';
import { Drafts } from './drafts.repository.js';
import { type CriterionScore, type ReviewDecision } from './review.entity.js';
import { assertScores } from './review.rules.js';
import { Reviews } from './reviews.repository.js';
import { NotInReview } from './decision.errors.js';

export interface ReviewInput {
  readonly scores: readonly CriterionScore[];
  readonly decision: ReviewDecision;
  readonly comment: string;
}

/** A moderator judges a submitted campaign against the criteria it was submitted under. */
@Injectable()
export class ReviewCampaign {
  constructor(
    private readonly decisions: CampaignDecisions,
    private readonly campaigns: Campaigns,
    private readonly drafts: Drafts,
    private readonly reviews: Reviews,
    private readonly news: CampaignNews,
  ) {}

  /** Answers the id of the review. @throws CampaignNotFound, OwnCampaign, NotInReview, CriteriaMismatch */
  async execute(id: string, { scores, decision, comment }: ReviewInput, caller: Caller): Promise<string> {
    const reviewerId = memberOf(caller);
    return this.decisions.asStaff(id, caller, async (tx, { campaign, now }) => {
      if (campaign.state !== 'in_review') throw new NotInReview();
      const { criteriaVersion } = await this.drafts.preparation(tx, id);
      const criteria = await this.reviews.criteria(criteriaVersion ?? undefined, tx);
      assertScores(
        scores,
        criteria.map(({ key }) => key),
      );
      const version = criteria[0]?.version ?? 0;
      const judged = { scores: [...scores], decision, comment, criteriaVersion: version, at: now };
      const reviewId = await this.reviews.insert(tx, { campaignId: id, reviewerId, ...judged });
      await this.drafts.markApproved(tx, id, decision === 'approved' ? now : null);
      if (decision !== 'approved') {
        const step = { from: campaign.state, to: transition(campaignTransitions, 'in_review', decision) };
        await this.campaigns.advanceCampaign(tx, { id, ...step, at: now, actorId: reviewerId, reason: 'reviewed' });
      }
      const what = { action: 'campaign.reviewed', campaignId: id, details: { reviewId, decision }, text: comment };
      await this.news.decided(tx, caller, what, campaignReviewed({ campaignId: id, reviewId, decision }));
      return reviewId;
    });
  }
}
