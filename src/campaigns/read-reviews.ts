import { Injectable } from '@nestjs/common';
import { type Caller, decodeCursor, type Page, type PageQuery, toPage } from '../platform/http/index.js';
import { isStaff, mayReadPrivate, Projects } from '../projects/index.js';
import { CampaignNotFound } from './campaign.errors.js';
import { Campaigns } from './campaigns.repository.js';
import { type ReviewCriterion } from './review-criterion.entity.js';
import { isApproved } from './review.rules.js';
import {
  type CriteriaResponse,
  type CriterionResponse,
  type QueuedCampaignResponse,
  type ReviewResponse,
} from './reviews.dto.js';
import { Reviews } from './reviews.repository.js';

/** What moderators have to do, what they decided, and by which criteria. */
@Injectable()
export class ReadReviews {
  constructor(
    private readonly reviews: Reviews,
    private readonly campaigns: Campaigns,
    private readonly projects: Projects,
  ) {}

  /** The published criteria in force. */
  async criteria(): Promise<CriteriaResponse> {
    const criteria = await this.reviews.criteria();
    return { version: criteria[0]?.version ?? 0, criteria: criteria.map(toCriterion) };
  }

  /** Every campaign in review, those that wait longest first. */
  async queue({ after, limit }: PageQuery): Promise<Page<QueuedCampaignResponse>> {
    const found = await this.reviews.queue(decodeCursor(after, ['instant', 'uuid']) as [string, string], limit + 1);
    const ids = found.map(({ projectId }) => projectId);
    const [projects, titles] = await Promise.all([this.projects.findMany(ids), this.projects.titles(ids, undefined)]);
    const versions = new Map<number, CriterionResponse[]>();
    for (const version of new Set(found.map(({ criteriaVersion }) => criteriaVersion))) {
      versions.set(version, (await this.reviews.criteria(version)).map(toCriterion));
    }
    return toPage(
      found,
      limit,
      ({ submittedAt, id }) => [submittedAt.toISOString(), id],
      ({ id, projectId, submittedAt, approvedAt, criteriaVersion }) => ({
        campaignId: id,
        projectId,
        title: titles.get(projectId)?.title ?? '',
        submittedAt: submittedAt.toISOString(),
        needsReview: !isApproved(approvedAt, projects.get(projectId)?.contentChangedAt ?? submittedAt),
        criteriaVersion,
        criteria: versions.get(criteriaVersion) ?? [],
      }),
    );
  }

  /** What moderators said about a campaign, newest first, for owner, deputy and staff. @throws CampaignNotFound */
  async ofCampaign(campaignId: string, { after, limit }: PageQuery, caller: Caller): Promise<Page<ReviewResponse>> {
    const campaign = await this.campaigns.find(campaignId);
    if (!campaign || !mayReadPrivate(await this.projects.get(campaign.projectId), caller)) throw new CampaignNotFound();
    const before = decodeCursor(after, ['uuid'])?.[0] as string | undefined;
    const found = await this.reviews.ofCampaign(campaignId, before, limit + 1);
    return toPage(
      found,
      limit,
      ({ id }) => [id],
      ({ reviewerId, at, ...review }) => {
        return { ...review, reviewerId: isStaff(caller) ? reviewerId : null, at: at.toISOString() };
      },
    );
  }
}

const toCriterion = ({ key, question }: ReviewCriterion): CriterionResponse => ({ key, question });
