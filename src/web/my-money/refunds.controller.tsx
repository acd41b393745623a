import { Body, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isUuid, PageQuery, type Problem, UuidParam } from '../../platform/http/index.js';
import { PledgeNotFound } from '../../pledges/index.js';
import { OrderRefund, RefundList } from '../../refunds/index.js';
import { Allow, type Locale } from '../../users/index.js';
import { parseAmount } from '../forms/amount.rules.js';
import { emptyForm, type FormState } from '../forms/field.js';
import { formWords } from '../forms/form.words.js';
import { onceBy } from '../forms/once.js';
import { readForm } from '../forms/read-form.js';
import { refusedForm } from '../forms/refused-form.js';
import { optionalLine } from '../forms/texts.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { CampaignDesk } from '../my-campaign/campaign-desk.js';
import { MyBackers } from './backers.query.js';
import { RefundsPage } from './refunds.page.js';

const onPage = 20;

const orderForm = (currency: string, locale: Locale) =>
  z.strictObject({
    key: z.string().max(100),
    pledge: z.uuid(),
    amount: z.string().transform((typed, context) => {
      if (typed.trim() === '') return undefined;
      const amount = parseAmount(typed, currency);
      if (amount !== undefined && amount > 0n) return { amount: Number(amount), currency };
      context.addIssue({ code: 'custom', message: formWords[locale].amount });
      return z.NEVER;
    }),
    cause: z.enum(['creator', 'withdrawal']),
    reason: optionalLine(1_000),
  });

const atField = ({ code }: Problem) =>
  code === 'refund-too-large' || code === 'amount-between-steps' ? 'amount' : undefined;

interface Shown {
  readonly state: FormState;
  readonly pledgeId?: string | undefined;
  readonly query?: PageQuery;
  readonly before?: string | null;
}

/** What goes back to the backers of one's own campaign. */
@PageRoutes('my/campaigns/:id/refunds')
export class MyRefundsController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: CampaignDesk,
    private readonly refundList: RefundList,
    private readonly orderRefund: OrderRefund,
    private readonly backers: MyBackers,
  ) {}

  @Get()
  @Allow('refunds.list')
  async refunds(
    @UuidParam('id') id: string,
    @Query() asked: Readonly<Record<string, unknown>>,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { after, pledge, pledges } = asked;
    const query = new PageQuery();
    if (typeof after === 'string') query.after = after;
    const before = typeof pledges === 'string' && isUuid(pledges) ? pledges : null;
    await this.show(reply, visit, id, { state: emptyForm, query, before, pledgeId: uuidOr(pledge) });
  }

  @Post()
  @Allow('refunds.order')
  async order(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { campaign } = await this.desk.mine(id, visit);
    const form = readForm(orderForm(campaign.currency, visit.locale), body, visit.locale);
    const pledgeId = uuidOr(form.typed['pledge']);
    if (!form.ok) return this.show(reply, visit, id, { state: form, pledgeId });
    const { key, pledge, reason, ...order } = form.value;
    if (!(await this.backers.collectedOne(id, pledge))) throw new PledgeNotFound();
    try {
      const caller = onceBy(visit.caller, request, key);
      await this.orderRefund.execute(pledge, { ...order, reason: reason || undefined }, caller);
    } catch (error) {
      return this.show(reply, visit, id, { state: refusedForm(error, form.typed, visit.locale, atField), pledgeId });
    }
    await this.pages.redirect(reply, visit, `/my/campaigns/${id}/refunds`);
  }

  private async show(reply: FastifyReply, visit: Visit, id: string, shown: Shown): Promise<void> {
    const { state, pledgeId, query = new PageQuery(), before = null } = shown;
    const mine = await this.desk.mine(id, visit);
    const [refunds, found, chosen] = await Promise.all([
      this.refundList.ofCampaign(id, query, visit.caller),
      this.backers.collected(id, before, onPage + 1),
      pledgeId ? this.backers.collectedOne(id, pledgeId) : undefined,
    ]);
    const data = found.slice(0, onPage);
    const pledges = { data, next: found.length > onPage ? (data.at(-1)?.pledgeId ?? null) : null };
    const content = <RefundsPage {...{ mine, refunds, pledges, chosen, state }} />;
    const status = state === emptyForm ? 200 : 422;
    await this.pages.send(reply, visit, { title: mine.campaign.project.title, isPrivate: true, status, content });
  }
}

const uuidOr = (value: unknown): string | undefined => (typeof value === 'string' && isUuid(value) ? value : undefined);
