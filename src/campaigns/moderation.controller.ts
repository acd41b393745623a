import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  type Caller,
  CurrentCaller,
  Operation,
  OperationGroup,
  type Page,
  PageQuery,
  UuidParam,
} from '../platform/http/index.js';
import { IllegalTransition } from '../platform/states/index.js';
import { Allow } from '../users/index.js';
import { CampaignNotFound } from './campaign.errors.js';
import { CampaignResponse } from './campaigns.dto.js';
import { CriteriaMismatch, NotInReview, OwnCampaign } from './decision.errors.js';
import { ReadCampaigns } from './read-campaigns.js';
import { ReadReviews } from './read-reviews.js';
import { ResumeCampaign } from './resume-campaign.js';
import { ReviewCampaign } from './review-campaign.js';
import {
  CriteriaResponse,
  ModerationRequest,
  QueuedCampaignResponse,
  ReviewRequest,
  ReviewResponse,
} from './reviews.dto.js';
import { SuspendCampaign } from './suspend-campaign.js';

/** What moderators judge, and by what. */
@Controller('v1')
@OperationGroup('Campaign moderation')
export class ModerationController {
  constructor(
    private readonly read: ReadCampaigns,
    private readonly readReviews: ReadReviews,
    private readonly reviewCampaign: ReviewCampaign,
    private readonly suspendCampaign: SuspendCampaign,
    private readonly resumeCampaign: ResumeCampaign,
  ) {}

  @Get('review-criteria')
  @Allow('campaigns.read')
  @Operation({ summary: 'The published criteria of reviews', answer: CriteriaResponse })
  criteria(): Promise<CriteriaResponse> {
    return this.readReviews.criteria();
  }

  @Get('admin/reviews')
  @Allow('reviews.read')
  @Operation({ summary: 'Campaigns in review, those that wait longest first', answer: [QueuedCampaignResponse] })
  queue(@Query() query: PageQuery): Promise<Page<QueuedCampaignResponse>> {
    return this.readReviews.queue(query);
  }

  @Get('campaigns/:id/reviews')
  @Allow('campaigns.submit')
  @Operation({
    summary: 'What moderators said, for owner, deputy and staff',
    answer: [ReviewResponse],
    problems: [CampaignNotFound],
  })
  reviews(
    @UuidParam('id') id: string,
    @Query() query: PageQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<ReviewResponse>> {
    return this.readReviews.ofCampaign(id, query, caller);
  }

  @Post('campaigns/:id/reviews')
  @Allow('campaigns.review')
  @Operation({
    summary: 'Judge a submitted campaign against every criterion',
    answer: CampaignResponse,
    status: 201,
    problems: [CampaignNotFound, OwnCampaign, NotInReview, CriteriaMismatch],
  })
  async review(
    @UuidParam('id') id: string,
    @Body() body: ReviewRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CampaignResponse> {
    await this.reviewCampaign.execute(id, body, caller);
    return this.read.one(id, caller);
  }

  @Post('campaigns/:id/suspend')
  @HttpCode(200)
  @Allow('campaigns.suspend')
  @Operation({
    summary: 'Stop a campaign: no pledge, charge or transfer',
    answer: CampaignResponse,
    status: 200,
    problems: [CampaignNotFound, OwnCampaign, IllegalTransition],
  })
  async suspend(
    @UuidParam('id') id: string,
    @Body() { reason }: ModerationRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CampaignResponse> {
    await this.suspendCampaign.execute(id, reason, caller);
    return this.read.one(id, caller);
  }

  @Post('campaigns/:id/resume')
  @HttpCode(200)
  @Allow('campaigns.suspend')
  @Operation({
    summary: 'Let a suspended campaign go on where it was',
    answer: CampaignResponse,
    status: 200,
    problems: [CampaignNotFound, OwnCampaign, IllegalTransition],
  })
  async resume(
    @UuidParam('id') id: string,
    @Body() { reason }: ModerationRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CampaignResponse> {
    await this.resumeCampaign.execute(id, reason, caller);
    return this.read.one(id, caller);
  }
}
