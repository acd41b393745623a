import { Body, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { UuidParam } from '../../../platform/http/index.js';
import { DecideRefund, RetryRefund } from '../../../refunds/index.js';
import { Allow } from '../../../users/index.js';
import { PageRoutes } from '../../frame/page-routes.js';
import { CurrentVisit, type Visit } from '../../frame/visit.js';
import { tryDeed } from '../frame/try-deed.js';
import { reasonForm } from '../frame/reason.form.js';
import { RefundSheets } from './refund-sheets.js';

/** Refunds: approved or rejected by a second person, and made anew when they failed. */
@PageRoutes('staff/refunds')
export class StaffRefundsController {
  constructor(
    private readonly sheets: RefundSheets,
    private readonly decideRefund: DecideRefund,
    private readonly retryRefund: RetryRefund,
  ) {}

  @Get()
  @Allow('refunds.read')
  async list(@Query() query: Record<string, unknown>, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    await this.sheets.list(reply, visit, query);
  }

  @Get(':id')
  @Allow('refunds.read')
  async one(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    await this.sheets.one(reply, visit, id);
  }

  @Post(':id/approve')
  @Allow('refunds.decide')
  async approve(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ) {
    await this.decide(reply, visit, { id, body, to: 'requested' });
  }

  @Post(':id/reject')
  @Allow('refunds.decide')
  async reject(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ) {
    await this.decide(reply, visit, { id, body, to: 'rejected' });
  }

  @Post(':id/retry')
  @Allow('refunds.decide')
  async retry(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ) {
    const tried = await tryDeed(visit, body, reasonForm, ({ reason }) =>
      this.retryRefund.execute(id, reason, visit.caller),
    );
    if (!tried.ok) return this.sheets.one(reply, visit, id, tried.state);
    await this.sheets.pages.redirect(reply, visit, `/staff/refunds/${tried.done}`);
  }

  private async decide(
    reply: FastifyReply,
    visit: Visit,
    { id, body, to }: { id: string; body: unknown; to: 'requested' | 'rejected' },
  ) {
    const tried = await tryDeed(visit, body, reasonForm, ({ reason }) =>
      this.decideRefund.execute(id, { to, text: reason }, visit.caller),
    );
    if (!tried.ok) return this.sheets.one(reply, visit, id, tried.state);
    await this.sheets.pages.redirect(reply, visit, `/staff/refunds/${id}`);
  }
}
