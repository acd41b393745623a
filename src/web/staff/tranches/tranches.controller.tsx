import { Body, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DecideTranche, type TrancheDecision } from '../../../payouts/index.js';
import { UuidParam } from '../../../platform/http/index.js';
import { Allow } from '../../../users/index.js';
import { PageRoutes } from '../../frame/page-routes.js';
import { CurrentVisit, type Visit } from '../../frame/visit.js';
import { tryDeed } from '../frame/try-deed.js';
import { reasonForm } from '../frame/reason.form.js';
import { TrancheSheets } from './tranche-sheets.js';

/** The parts in which campaigns are paid out: their evidence judged by finance, refused for good by two. */
@PageRoutes()
export class StaffTranchesController {
  constructor(
    private readonly sheets: TrancheSheets,
    private readonly decideTranche: DecideTranche,
  ) {}

  @Get('staff/tranches')
  @Allow('tranches.list')
  async list(@Query() query: Record<string, unknown>, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    await this.sheets.list(reply, visit, query);
  }

  @Get('tranches/:id')
  @Allow('tranches.read')
  async one(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    await this.sheets.one(reply, visit, id);
  }

  @Post('tranches/:id/accept')
  @Allow('tranches.decide')
  async accept(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ) {
    await this.decide(reply, visit, { id, body, what: 'accept' });
  }

  @Post('tranches/:id/refuse-evidence')
  @Allow('tranches.decide')
  async refuseEvidence(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ) {
    await this.decide(reply, visit, { id, body, what: 'refuse-evidence' });
  }

  @Post('tranches/:id/propose-refusal')
  @Allow('tranches.decide')
  async proposeRefusal(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ) {
    await this.decide(reply, visit, { id, body, what: 'propose-refusal' });
  }

  @Post('tranches/:id/keep')
  @Allow('tranches.decide')
  async keep(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ) {
    await this.decide(reply, visit, { id, body, what: 'keep' });
  }

  @Post('tranches/:id/refuse')
  @Allow('tranches.decide')
  async refuse(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ) {
    await this.decide(reply, visit, { id, body, what: 'refuse' });
  }

  private async decide(
    reply: FastifyReply,
    visit: Visit,
    { id, body, what }: { id: string; body: unknown; what: TrancheDecision },
  ) {
    const tried = await tryDeed(visit, body, reasonForm, ({ reason }) =>
      this.decideTranche.execute(id, what, reason, visit.caller),
    );
    if (!tried.ok) return this.sheets.one(reply, visit, id, tried.state);
    await this.sheets.pages.redirect(reply, visit, `/tranches/${id}`);
  }
}
