import { Body, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ApprovePayout, PreparePayout, RejectPayout } from '../../../payouts/index.js';
import { UuidParam } from '../../../platform/http/index.js';
import { Allow } from '../../../users/index.js';
import { PageRoutes } from '../../frame/page-routes.js';
import { CurrentVisit, type Visit } from '../../frame/visit.js';
import { tryDeed } from '../frame/try-deed.js';
import { bareForm, reasonForm } from '../frame/reason.form.js';
import { PayoutSheets } from './payout-sheets.js';

/** Payouts: prepared by one, approved by another, read also by the people of the project. */
@PageRoutes()
export class StaffPayoutsController {
  constructor(
    private readonly sheets: PayoutSheets,
    private readonly preparePayout: PreparePayout,
    private readonly approvePayout: ApprovePayout,
    private readonly rejectPayout: RejectPayout,
  ) {}

  @Get('staff/payouts')
  @Allow('payouts.list')
  async list(@Query() query: Record<string, unknown>, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    await this.sheets.list(reply, visit, query);
  }

  @Get('staff/payouts/campaigns/:id')
  @Allow('payouts.list')
  async campaign(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    await this.sheets.prepare(reply, visit, id);
  }

  @Post('staff/payouts/campaigns/:id')
  @Allow('payouts.prepare')
  async prepare(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ) {
    const tried = await tryDeed(visit, body, bareForm, () => this.preparePayout.execute(id, visit.caller));
    if (!tried.ok) return this.sheets.prepare(reply, visit, id, tried.state);
    await this.sheets.pages.redirect(reply, visit, `/payouts/${tried.done}`);
  }

  @Get('payouts/:id')
  @Allow('payouts.read')
  async one(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    await this.sheets.one(reply, visit, id);
  }

  @Post('payouts/:id/approve')
  @Allow('payouts.approve')
  async approve(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ) {
    const tried = await tryDeed(visit, body, bareForm, () => this.approvePayout.execute(id, visit.caller));
    if (!tried.ok) return this.sheets.one(reply, visit, id, tried.state);
    await this.sheets.pages.redirect(reply, visit, `/payouts/${id}`);
  }

  @Post('payouts/:id/reject')
  @Allow('payouts.reject')
  async reject(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ) {
    const tried = await tryDeed(visit, body, reasonForm, ({ reason }) =>
      this.rejectPayout.execute(id, reason, visit.caller),
    );
    if (!tried.ok) return this.sheets.one(reply, visit, id, tried.state);
    await this.sheets.pages.redirect(reply, visit, `/payouts/${id}`);
  }
}
