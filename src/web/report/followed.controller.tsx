import { Body, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ObjectToDecision, ReadReports } from '../../community/index.js';
import { type Caller, UuidParam } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { emptyForm, type FormState } from '../forms/field.js';
import { onceBy, onceKey } from '../forms/once.js';
import { readForm, textsOf } from '../forms/read-form.js';
import { refusedForm } from '../forms/refused-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { FollowedReportPage, StatementPage } from './followed.page.js';
import { objectionForm } from './report.form.js';
import { reportWords } from './report.words.js';

interface Shown {
  readonly id: string;
  readonly token: string;
  readonly state: FormState;
}

interface Objection {
  readonly words: string;
  readonly token: string | undefined;
}

/** What became of a report, and what was decided about what one wrote: by the link in a mail, or as the member it is of. */
@PageRoutes()
export class FollowedController {
  constructor(
    private readonly pages: Pages,
    private readonly read: ReadReports,
    private readonly objectTo: ObjectToDecision,
  ) {}

  @Get('reports/:id')
  @Allow('reports.make')
  async report(
    @UuidParam('id') id: string,
    @Query() query: object,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.showReport(reply, visit, { id, token: tokenIn(query), state: emptyForm });
  }

  @Post('reports/:id/objection')
  @Allow('reports.make')
  async objectAsReporter(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenIn(body);
    const state = await this.attempt(visit, request, (given, caller) => this.objectTo.asReporter(id, given, caller));
    if (state) return this.showReport(reply, visit, { id, token, state });
    await this.pages.redirect(reply, visit, `/reports/${id}${token && `?token=${encodeURIComponent(token)}`}`);
  }

  @Get('moderation/:id')
  @Allow('reports.make')
  async statement(
    @UuidParam('id') id: string,
    @Query() query: object,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.showStatement(reply, visit, { id, token: tokenIn(query), state: emptyForm });
  }

  @Post('moderation/:id/objection')
  @Allow('reports.make')
  async objectAsAuthor(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenIn(body);
    const state = await this.attempt(visit, request, (given, caller) => this.objectTo.asAuthor(id, given, caller));
    if (state) return this.showStatement(reply, visit, { id, token, state });
    await this.pages.redirect(reply, visit, `/moderation/${id}${token && `?token=${encodeURIComponent(token)}`}`);
  }

  /** Undefined when it was done, else the form as it is to be shown again. */
  private async attempt(
    visit: Visit,
    request: FastifyRequest,
    deed: (given: Objection, caller: Caller) => Promise<void>,
  ): Promise<FormState | undefined> {
    const form = readForm(objectionForm, request.body, visit.locale);
    if (!form.ok) return form;
    const { words, token, key } = form.value;
    try {
      await deed({ words, token: token || undefined }, onceBy(visit.caller, request, key));
      return undefined;
    } catch (error) {
      return refusedForm(error, form.typed, visit.locale);
    }
  }

  private async showReport(reply: FastifyReply, visit: Visit, { id, token, state }: Shown): Promise<void> {
    const report = await this.read.report(id, { token }, visit.caller);
    const once = onceKey(state.typed['key']);
    await this.pages.send(reply, visit, {
      title: reportWords[visit.locale].reportTitle(report.number),
      isSecret: true,
      status: state === emptyForm ? 200 : 422,
      content: <FollowedReportPage {...{ report, token, once, state }} at={`/reports/${id}/objection`} />,
    });
  }

  private async showStatement(reply: FastifyReply, visit: Visit, { id, token, state }: Shown): Promise<void> {
    const statement = await this.read.statement(id, { token }, visit.caller);
    const once = onceKey(state.typed['key']);
    await this.pages.send(reply, visit, {
      title: reportWords[visit.locale].statementTitle,
      isSecret: true,
      status: state === emptyForm ? 200 : 422,
      content: <StatementPage {...{ statement, token, once, state }} at={`/moderation/${id}/objection`} />,
    });
  }
}

const tokenIn = (given: unknown): string =>
  (typeof given === 'object' && given !== null ? (textsOf(given)['token'] ?? '') : '').slice(0, 200);
