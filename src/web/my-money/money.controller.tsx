import { Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { VNode } from 'preact';
import { PayoutViews, toTimelineResponse } from '../../payouts/index.js';
import { PageQuery, UuidParam } from '../../platform/http/index.js';
import { DisputeList } from '../../refunds/index.js';
import { ReadSettlement, toSettlementResponse } from '../../settlement/index.js';
import { Allow } from '../../users/index.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { CampaignDesk, type MyCampaign } from '../my-campaign/campaign-desk.js';
import { DisputesPage } from './disputes.page.js';
import { PayoutsPage } from './payouts.page.js';
import { SettlementPage } from './settlement.page.js';

/** What a campaign's own people read of its money. */
@PageRoutes('my/campaigns/:id')
export class MyMoneyController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: CampaignDesk,
    private readonly readSettlement: ReadSettlement,
    private readonly payoutViews: PayoutViews,
    private readonly disputeList: DisputeList,
  ) {}

  @Get('settlement')
  @Allow('settlement.read')
  async settlement(
    @UuidParam('id') id: string,
    @Query('round') asked: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const mine = await this.desk.mine(id, visit);
    const round = asked === '1' || asked === '2' ? Number(asked) : null;
    const settlement = toSettlementResponse(await this.readSettlement.execute(id, round, visit.caller));
    await this.show(reply, visit, mine, <SettlementPage mine={mine} settlement={settlement} />);
  }

  @Get('payouts')
  @Allow('payouts.read')
  async payouts(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const mine = await this.desk.mine(id, visit);
    const timeline = toTimelineResponse(await this.payoutViews.timeline(id, visit.caller));
    await this.show(reply, visit, mine, <PayoutsPage mine={mine} timeline={timeline} />);
  }

  @Get('disputes')
  @Allow('disputes.list')
  async disputes(
    @UuidParam('id') id: string,
    @Query() query: PageQuery,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const mine = await this.desk.mine(id, visit);
    const { data, next } = await this.disputeList.ofCampaign(id, query, visit.caller);
    await this.show(reply, visit, mine, <DisputesPage mine={mine} disputes={data} next={next} />);
  }

  private async show(reply: FastifyReply, visit: Visit, mine: MyCampaign, content: VNode): Promise<void> {
    await this.pages.send(reply, visit, { title: mine.campaign.project.title, isPrivate: true, content });
  }
}
