import { Body, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReadCampaigns } from '../../../campaigns/index.js';
import { UuidParam } from '../../../platform/http/index.js';
import { OrderRun, PreviewRefunds } from '../../../refunds/index.js';
import { Allow } from '../../../users/index.js';
import { emptyForm, type FormState } from '../../forms/field.js';
import { onceBy, onceKey } from '../../forms/once.js';
import { PageRoutes } from '../../frame/page-routes.js';
import { CurrentVisit, type Visit } from '../../frame/visit.js';
import { CampaignForm } from '../frame/campaign-form.js';
import { FindCampaign } from '../frame/find-campaign.js';
import { queryText } from '../frame/query-text.js';
import { refusalOf } from '../frame/refusal.rules.js';
import { StaffPages } from '../frame/staff-pages.js';
import { StandingQuery } from '../frame/standing.query.js';
import { tryDeed } from '../frame/try-deed.js';
import { orderRunForm } from './order-run.form.js';
import { OrderRunPage } from './order-run.page.js';
import { refundsWords } from './refunds.words.js';

/** Everybody of a campaign is refunded: looked at first, then proposed to a second person. */
@PageRoutes('staff/refunds/everybody')
export class StaffOrderRunController {
  constructor(
    private readonly pages: StaffPages,
    private readonly campaigns: ReadCampaigns,
    private readonly preview: PreviewRefunds,
    private readonly orderRun: OrderRun,
    private readonly standing: StandingQuery,
    private readonly findCampaign: FindCampaign,
  ) {}

  @Get()
  @Allow('refunds.read')
  async choose(@Query() query: Record<string, unknown>, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    const words = refundsWords[visit.locale];
    const typed = queryText(query, 'campaign');
    const id = typed && (await this.findCampaign.by(typed));
    if (id) return this.pages.redirect(reply, visit, `/staff/refunds/everybody/${id}`);
    await this.pages.send(reply, visit, {
      way: 'refunds',
      title: words.orderTitle,
      lede: words.orderLede,
      back: { path: '/staff/refunds', label: words.title },
      status: typed === undefined ? 200 : 404,
      content: <CampaignForm path="/staff/refunds/everybody" missed={typed} />,
    });
  }

  @Get(':id')
  @Allow('refunds.read')
  async look(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    await this.show(reply, visit, id, emptyForm);
  }

  @Post(':id')
  @Allow('refunds.decide')
  async order(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    const tried = await tryDeed(visit, body, orderRunForm, ({ key, ...order }) =>
      this.orderRun.execute(id, order, onceBy(visit.caller, request, key)),
    );
    if (!tried.ok) return this.show(reply, visit, id, tried.state);
    await this.pages.redirect(reply, visit, `/staff/refunds/runs/${tried.done}`);
  }

  private async show(reply: FastifyReply, visit: Visit, id: string, state: FormState): Promise<void> {
    const words = refundsWords[visit.locale];
    const { project } = await this.campaigns.one(id, visit.caller, visit.locale);
    const [creator, platform, me, parties] = await Promise.all([
      this.preview.execute(id, 'creator'),
      this.preview.execute(id, 'platform'),
      this.standing.of(visit.caller),
      this.standing.partiesOf(id),
    ]);
    const page = {
      previews: { creator, platform },
      refusal: refusalOf(me, { roles: ['finance'], parties }),
      formKey: onceKey(state.typed['key']),
    };
    await this.pages.send(reply, visit, {
      way: 'refunds',
      title: project.title,
      titleLang: project.locale,
      lede: words.orderLede,
      back: { path: '/staff/refunds', label: words.title },
      status: state === emptyForm ? 200 : 422,
      content: <OrderRunPage campaignId={id} {...page} state={state} />,
    });
  }
}
