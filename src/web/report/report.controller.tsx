import { Body, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { kindIn, MakeReport, ReadReports, ReadSubject, SubjectNotFound } from '../../community/index.js';
import { isUuid } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { emptyForm, type FormState } from '../forms/field.js';
import { onceBy, onceKey } from '../forms/once.js';
import { readForm } from '../forms/read-form.js';
import { refusedForm } from '../forms/refused-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { reportForm } from './report.form.js';
import { ReportPage, type Reported } from './report.page.js';
import { reportWords } from './report.words.js';

/** Reporting something, or complaining about the service; nobody needs an account for it. */
@PageRoutes('report')
export class ReportController {
  constructor(
    private readonly pages: Pages,
    private readonly subjects: ReadSubject,
    private readonly makeReport: MakeReport,
    private readonly read: ReadReports,
  ) {}

  @Get()
  @Allow('reports.make')
  async form(
    @Query() query: Readonly<Record<string, unknown>>,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(reply, visit, await this.about(query, visit), emptyForm);
  }

  @Post()
  @Allow('reports.make')
  async make(
    @Body() body: Readonly<Record<string, unknown>> | null,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const about = await this.about(body ?? {}, visit);
    const form = readForm(reportForm, body, visit.locale);
    if (!form.ok) return this.show(reply, visit, about, form);
    const { kind, id, ground, explanation, name, email, key } = form.value;
    const { locale } = visit;
    let made: string;
    try {
      made = await this.makeReport.execute(
        {
          ...{ kind, ground, explanation, locale },
          subjectId: id || undefined,
          name: name || undefined,
          email: email || undefined,
        },
        onceBy(visit.caller, request, key),
      );
    } catch (error) {
      return this.show(reply, visit, about, refusedForm(error, form.typed, locale));
    }
    await this.pages.redirect(reply, visit, `/reports/${made}?token=${this.read.tokenOf(made)}`);
  }

  /** Null for a complaint. @throws SubjectNotFound, or what hides it from the reader */
  private async about({ kind: named, id }: Readonly<Record<string, unknown>>, visit: Visit): Promise<Reported | null> {
    if (named === undefined || named === 'complaint') return null;
    const kind = kindIn(typeof named === 'string' ? named : '');
    if (typeof id !== 'string' || !isUuid(id)) throw new SubjectNotFound();
    return { kind, id, ...(await this.subjects.named(kind, id, visit)) };
  }

  private async show(reply: FastifyReply, visit: Visit, about: Reported | null, state: FormState): Promise<void> {
    const words = reportWords[visit.locale];
    await this.pages.send(reply, visit, {
      title: about ? words.title(about.title) : words.complaint,
      isPrivate: true,
      isSecret: visit.caller.via === 'link',
      status: state === emptyForm ? 200 : 422,
      content: <ReportPage about={about} once={onceKey(state.typed['key'])} state={state} />,
    });
  }
}
