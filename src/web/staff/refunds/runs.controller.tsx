import { Body, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { UuidParam } from '../../../platform/http/index.js';
import { DecideRun, type RunDecision } from '../../../refunds/index.js';
import { Allow } from '../../../users/index.js';
import { PageRoutes } from '../../frame/page-routes.js';
import { CurrentVisit, type Visit } from '../../frame/visit.js';
import { tryDeed } from '../frame/try-deed.js';
import { reasonForm } from '../frame/reason.form.js';
import { RefundSheets } from './refund-sheets.js';

/** Refundings of everybody: started by a second person, stopped and resumed. */
@PageRoutes('staff/refunds/runs')
export class StaffRefundRunsController {
  constructor(
    private readonly sheets: RefundSheets,
    private readonly decideRun: DecideRun,
  ) {}

  @Get(':id')
  @Allow('refunds.read')
  async one(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    await this.sheets.run(reply, visit, id);
  }

  @Post(':id/approve')
  @Allow('refunds.decide')
  async approve(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ) {
    await this.decide(reply, visit, { id, body, what: 'approve' });
  }

  @Post(':id/reject')
  @Allow('refunds.decide')
  async reject(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ) {
    await this.decide(reply, visit, { id, body, what: 'reject' });
  }

  @Post(':id/stop')
  @Allow('refunds.decide')
  async stop(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ) {
    await this.decide(reply, visit, { id, body, what: 'stop' });
  }

  @Post(':id/resume')
  @Allow('refunds.decide')
  async resume(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ) {
    await this.decide(reply, visit, { id, body, what: 'resume' });
  }

  private async decide(
    reply: FastifyReply,
    visit: Visit,
    { id, body, what }: { id: string; body: unknown; what: RunDecision },
  ) {
    const tried = await tryDeed(visit, body, reasonForm, ({ reason }) =>
      this.decideRun.execute(id, what, reason, visit.caller),
    );
    if (!tried.ok) return this.sheets.run(reply, visit, id, tried.state);
    await this.sheets.pages.redirect(reply, visit, `/staff/refunds/runs/${id}`);
  }
}
