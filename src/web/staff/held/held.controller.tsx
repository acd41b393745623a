import { Body, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { UuidParam } from '../../../platform/http/index.js';
import { HeldItemNotFound, ReleaseHeldItem } from '../../../settlement/index.js';
import { Allow } from '../../../users/index.js';
import { emptyForm, type FormState } from '../../forms/field.js';
import { PageRoutes } from '../../frame/page-routes.js';
import { CurrentVisit, type Visit } from '../../frame/visit.js';
import { HistoryQuery } from '../frame/history.query.js';
import { queryText } from '../frame/query-text.js';
import { refusalOf } from '../frame/refusal.rules.js';
import { StaffPages } from '../frame/staff-pages.js';
import { StandingQuery } from '../frame/standing.query.js';
import { tryDeed } from '../frame/try-deed.js';
import { reasonForm } from '../frame/reason.form.js';
import { HeldChargePage, HeldPage } from './held.page.js';
import { HeldQuery } from './held.query.js';
import { heldWords } from './held.words.js';

/** Charges that wait for somebody to find out what the provider meant. */
@PageRoutes('staff/held-items')
export class StaffHeldItemsController {
  constructor(
    private readonly pages: StaffPages,
    private readonly query: HeldQuery,
    private readonly releaseHeldItem: ReleaseHeldItem,
    private readonly standing: StandingQuery,
    private readonly history: HistoryQuery,
  ) {}

  @Get()
  @Allow('held-items.read')
  async list(@Query() query: Record<string, unknown>, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    const { title, lede } = heldWords[visit.locale];
    const held = await this.query.page(visit.locale, queryText(query, 'after'));
    await this.pages.send(reply, visit, { way: 'held', title, lede, content: <HeldPage held={held} /> });
  }

  @Get(':id')
  @Allow('held-items.read')
  async one(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    await this.show(reply, visit, id);
  }

  @Post(':id/release')
  @Allow('held-items.release')
  async release(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ) {
    const tried = await tryDeed(visit, body, reasonForm, ({ reason }) =>
      this.releaseHeldItem.execute(id, reason, visit.caller),
    );
    if (!tried.ok) return this.show(reply, visit, id, tried.state);
    await this.pages.redirect(reply, visit, `/staff/held-items/${id}`);
  }

  private async show(reply: FastifyReply, visit: Visit, id: string, state: FormState = emptyForm): Promise<void> {
    const words = heldWords[visit.locale];
    const charge = await this.query.one(id, visit.locale);
    if (!charge) throw new HeldItemNotFound();
    const [me, changes] = await Promise.all([this.standing.of(visit.caller), this.history.of('settlement_item', [id])]);
    await this.pages.send(reply, visit, {
      way: 'held',
      title: words.item,
      back: { path: '/staff/held-items', label: words.title },
      status: state === emptyForm ? 200 : 422,
      content: (
        <HeldChargePage
          charge={charge}
          changes={changes}
          mayRelease={refusalOf(me, { roles: ['finance'] })}
          state={state}
        />
      ),
    });
  }
}
