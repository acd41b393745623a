import { Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PledgeList } from '../../pledges/index.js';
import { PageQuery } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { MyPledgesPage } from './my-pledges.page.js';
import { PledgeQuery } from './pledge.query.js';
import { pledgeWords } from './pledge.words.js';

@PageRoutes('my/pledges')
export class MyPledgesController {
  constructor(
    private readonly pages: Pages,
    private readonly list: PledgeList,
    private readonly query: PledgeQuery,
  ) {}

  @Get()
  @Allow('pledges.list')
  async mine(@Query() query: PageQuery, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const page = await this.list.mine(visit.caller, query);
    const ids = [...new Set(page.data.map(({ campaignId }) => campaignId))];
    const campaigns = await this.query.campaigns(ids, visit.locale);
    await this.pages.send(reply, visit, {
      title: pledgeWords[visit.locale].mineTitle,
      isPrivate: true,
      content: <MyPledgesPage page={page} campaigns={campaigns} />,
    });
  }
}
