import { Body, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { UuidParam } from '../../../platform/http/index.js';
import { Allow, EndHold, LegalHoldNotFound, NothingToHold, PlaceHold } from '../../../users/index.js';
import { emptyForm, type FormState } from '../../forms/field.js';
import { lines } from '../../forms/texts.js';
import { PageRoutes } from '../../frame/page-routes.js';
import { CurrentVisit, type Visit } from '../../frame/visit.js';
import { queryText } from '../frame/query-text.js';
import { reasonForm } from '../frame/reason.form.js';
import { refusalOf } from '../frame/refusal.rules.js';
import { StaffPages } from '../frame/staff-pages.js';
import { StandingQuery } from '../frame/standing.query.js';
import { tryDeed } from '../frame/try-deed.js';
import { HoldPage, HoldsPage } from './holds.page.js';
import { HoldsQuery } from './holds.query.js';
import { holdsWords } from './holds.words.js';

const placeForm = z.strictObject({ subject: z.string().trim().min(1).max(300), reason: lines(1_000) });

/** Legal holds: placed and ended by an owner, each with a reason. */
@PageRoutes('staff/legal-holds')
export class StaffHoldsController {
  constructor(
    private readonly pages: StaffPages,
    private readonly query: HoldsQuery,
    private readonly standing: StandingQuery,
    private readonly placeHold: PlaceHold,
    private readonly endHold: EndHold,
  ) {}

  @Get()
  @Allow('legal-holds.read')
  async list(@Query() query: Record<string, unknown>, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    await this.showAll(reply, visit, query);
  }

  @Post()
  @Allow('legal-holds.decide')
  async place(@Body() body: unknown, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    const tried = await tryDeed(visit, body, placeForm, async ({ subject: typed, reason }) => {
      const subject = await this.query.find(typed);
      if (!subject) throw new NothingToHold();
      return this.placeHold.execute(subject, reason, visit.caller);
    });
    if (!tried.ok) return this.showAll(reply, visit, {}, tried.state);
    await this.pages.redirect(reply, visit, `/staff/legal-holds/${tried.done.id}`);
  }

  @Get(':id')
  @Allow('legal-holds.read')
  async one(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    await this.showOne(reply, visit, id);
  }

  @Post(':id/end')
  @Allow('legal-holds.decide')
  async end(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ) {
    const tried = await tryDeed(visit, body, reasonForm, ({ reason }) =>
      this.endHold.execute(id, reason, visit.caller),
    );
    if (!tried.ok) return this.showOne(reply, visit, id, tried.state);
    await this.pages.redirect(reply, visit, `/staff/legal-holds/${id}`);
  }

  private async showAll(
    reply: FastifyReply,
    visit: Visit,
    query: Readonly<Record<string, unknown>>,
    state: FormState = emptyForm,
  ): Promise<void> {
    const { title, lede } = holdsWords[visit.locale];
    const [holds, me] = await Promise.all([
      this.query.page(visit.locale, queryText(query, 'after')),
      this.standing.of(visit.caller),
    ]);
    const content = <HoldsPage holds={holds} refusal={refusalOf(me, { roles: ['owner'] })} state={state} />;
    await this.pages.send(reply, visit, {
      way: 'holds',
      title,
      lede,
      status: state === emptyForm ? 200 : 422,
      content,
    });
  }

  private async showOne(reply: FastifyReply, visit: Visit, id: string, state: FormState = emptyForm): Promise<void> {
    const words = holdsWords[visit.locale];
    const hold = await this.query.one(id, visit.locale);
    if (!hold) throw new LegalHoldNotFound();
    const me = await this.standing.of(visit.caller);
    await this.pages.send(reply, visit, {
      way: 'holds',
      title: words.one,
      back: { path: '/staff/legal-holds', label: words.title },
      status: state === emptyForm ? 200 : 422,
      content: <HoldPage hold={hold} refusal={refusalOf(me, { roles: ['owner'] })} state={state} />,
    });
  }
}
