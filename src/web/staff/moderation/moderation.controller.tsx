import { Body, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DecideObjection, DecideReports, kindIn } from '../../../community/index.js';
import { UuidParam } from '../../../platform/http/index.js';
import { Allow } from '../../../users/index.js';
import { onceBy } from '../../forms/once.js';
import { PageRoutes } from '../../frame/page-routes.js';
import { CurrentVisit, type Visit } from '../../frame/visit.js';
import { queryText } from '../frame/query-text.js';
import { tryDeed } from '../frame/try-deed.js';
import { answerForm, decisionForm } from './moderation.form.js';
import { ModerationSheets } from './moderation-sheets.js';

/** What was reported and objected to, and what moderators decide about it. */
@PageRoutes('staff/moderation')
export class StaffModerationController {
  constructor(
    private readonly sheets: ModerationSheets,
    private readonly decideReports: DecideReports,
    private readonly decideObjection: DecideObjection,
  ) {}

  @Get()
  @Allow('moderation.read')
  async queue(@Query() query: Record<string, unknown>, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    await this.sheets.queue(reply, visit, query);
  }

  @Get(':kind/:id')
  @Allow('moderation.read')
  async one(
    @Param('kind') kind: string,
    @UuidParam('id') id: string,
    @Query() query: Record<string, unknown>,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ) {
    await this.sheets.one(reply, visit, { kind, id, objection: queryText(query, 'objection') });
  }

  @Post(':kind/:id')
  @Allow('moderation.decide')
  async decide(
    @Param('kind') kind: string,
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    const of = { kind: kindIn(kind), subjectId: id };
    const tried = await tryDeed(visit, body, decisionForm, ({ reports, key, ...decision }) =>
      this.decideReports.execute({ ...of, ...decision, reportIds: reports }, onceBy(visit.caller, request, key)),
    );
    if (!tried.ok) return this.sheets.one(reply, visit, { kind, id }, tried.state);
    await this.sheets.pages.redirect(reply, visit, `/staff/moderation/${kind}/${id}`);
  }

  @Post(':kind/:id/objections/:objection')
  @Allow('moderation.decide')
  async answer(
    @Param('kind') kind: string,
    @UuidParam('id') id: string,
    @UuidParam('objection') objection: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    const tried = await tryDeed(visit, body, answerForm, ({ key, ...answer }) =>
      this.decideObjection.execute(objection, answer, onceBy(visit.caller, request, key)),
    );
    if (!tried.ok) return this.sheets.one(reply, visit, { kind, id, objection }, tried.state);
    await this.sheets.pages.redirect(reply, visit, `/staff/moderation/${kind}/${id}`);
  }
}
