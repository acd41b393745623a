import { Body, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ReadCampaigns, ResumeCampaign, ReviewCampaign, SuspendCampaign } from '../../../campaigns/index.js';
import { UuidParam } from '../../../platform/http/index.js';
import { Allow } from '../../../users/index.js';
import { PageRoutes } from '../../frame/page-routes.js';
import { CurrentVisit, type Visit } from '../../frame/visit.js';
import { tryDeed } from '../frame/try-deed.js';
import { reasonForm } from '../frame/reason.form.js';
import { reviewForm, toReview } from './review.form.js';
import { ReviewSheets } from './review-sheets.js';
import { ReviewsQuery } from './reviews.query.js';

/** What moderators judge; and staff stop a campaign or let it go on. */
@PageRoutes('staff/reviews')
export class StaffReviewsController {
  constructor(
    private readonly sheets: ReviewSheets,
    private readonly query: ReviewsQuery,
    private readonly reviewCampaign: ReviewCampaign,
    private readonly suspendCampaign: SuspendCampaign,
    private readonly resumeCampaign: ResumeCampaign,
    private readonly read: ReadCampaigns,
  ) {}

  @Get()
  @Allow('reviews.read')
  async queue(@Query() query: Record<string, unknown>, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    await this.sheets.queue(reply, visit, query);
  }

  @Get(':id')
  @Allow('reviews.read')
  async one(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    await this.sheets.one(reply, visit, id);
  }

  @Post(':id')
  @Allow('campaigns.review')
  async review(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ) {
    await this.read.one(id, visit.caller);
    const { criteria } = await this.query.judged(id);
    const tried = await tryDeed(visit, body, reviewForm(criteria), (typed) =>
      this.reviewCampaign.execute(id, toReview(typed, criteria), visit.caller),
    );
    if (!tried.ok) return this.sheets.one(reply, visit, id, { judging: tried.state });
    await this.sheets.pages.redirect(reply, visit, `/staff/reviews/${id}`);
  }

  @Post(':id/suspend')
  @Allow('campaigns.suspend')
  async suspend(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ) {
    await this.stop(reply, visit, { id, body, deed: this.suspendCampaign });
  }

  @Post(':id/resume')
  @Allow('campaigns.suspend')
  async resume(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ) {
    await this.stop(reply, visit, { id, body, deed: this.resumeCampaign });
  }

  private async stop(
    reply: FastifyReply,
    visit: Visit,
    { id, body, deed }: { id: string; body: unknown; deed: SuspendCampaign | ResumeCampaign },
  ) {
    const tried = await tryDeed(visit, body, reasonForm, ({ reason }) => deed.execute(id, reason, visit.caller));
    if (!tried.ok) return this.sheets.one(reply, visit, id, { stopping: tried.state });
    await this.sheets.pages.redirect(reply, visit, `/staff/reviews/${id}`);
  }
}
