import { Body, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DecideRetention, type RetentionDecision } from '../../../payouts/index.js';
import { UuidParam } from '../../../platform/http/index.js';
import { Allow } from '../../../users/index.js';
import { PageRoutes } from '../../frame/page-routes.js';
import { CurrentVisit, type Visit } from '../../frame/visit.js';
import { tryDeed } from '../frame/try-deed.js';
import { reasonForm } from '../frame/reason.form.js';
import { RetentionSheets } from './retention-sheets.js';

/** Money that has been with us for too long: proposed by one, agreed to by another. */
@PageRoutes()
export class StaffRetentionsController {
  constructor(
    private readonly sheets: RetentionSheets,
    private readonly decideRetention: DecideRetention,
  ) {}

  @Get('staff/retentions')
  @Allow('retentions.read')
  async list(@Query() query: Record<string, unknown>, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    await this.sheets.list(reply, visit, query);
  }

  @Get('retentions/:id')
  @Allow('retentions.read')
  async one(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    await this.sheets.one(reply, visit, id);
  }

  @Post('retentions/:id/propose-release')
  @Allow('retentions.decide')
  async proposeRelease(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ) {
    await this.decide(reply, visit, { id, body, what: 'propose-release' });
  }

  @Post('retentions/:id/propose-return')
  @Allow('retentions.decide')
  async proposeReturn(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ) {
    await this.decide(reply, visit, { id, body, what: 'propose-return' });
  }

  @Post('retentions/:id/agree')
  @Allow('retentions.decide')
  async agree(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ) {
    await this.decide(reply, visit, { id, body, what: 'agree' });
  }

  @Post('retentions/:id/decline')
  @Allow('retentions.decide')
  async decline(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ) {
    await this.decide(reply, visit, { id, body, what: 'decline' });
  }

  private async decide(
    reply: FastifyReply,
    visit: Visit,
    { id, body, what }: { id: string; body: unknown; what: RetentionDecision },
  ) {
    const { campaignId } = await this.sheets.get(id, visit);
    const tried = await tryDeed(visit, body, reasonForm, ({ reason }) =>
      this.decideRetention.execute(campaignId, what, reason, visit.caller),
    );
    if (!tried.ok) return this.sheets.one(reply, visit, id, tried.state);
    await this.sheets.pages.redirect(reply, visit, `/retentions/${id}`);
  }
}
