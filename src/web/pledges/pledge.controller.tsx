import { Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PledgeList } from '../../pledges/index.js';
import { UuidParam } from '../../platform/http/index.js';
import { PledgeMoneyReport } from '../../reconciliation/index.js';
import { Allow } from '../../users/index.js';
import { fieldOf } from '../cover/palette.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { Arrivals } from './arrivals.js';
import { PledgeDesk } from './pledge-desk.js';
import { PledgeFollowUp } from './pledge-follow-up.js';
import { PledgePage } from './pledge.page.js';
import { pledgeWords } from './pledge.words.js';

/** A pledge for its backer, by session or link; staff who read everything read it too. */
@PageRoutes('pledges/:id')
export class PledgeController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: PledgeDesk,
    private readonly followUp: PledgeFollowUp,
    private readonly list: PledgeList,
    private readonly money: PledgeMoneyReport,
    private readonly arrivals: Arrivals,
  ) {}

  @Get()
  @Allow('pledges.read')
  async pledge(
    @UuidParam('id') id: string,
    @Query() query: Record<string, unknown>,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.desk.readable(id, visit);
    const [followUp, history, money, arrival, address] = await Promise.all([
      this.followUp.of(file),
      this.list.history(id),
      this.money.of(id),
      this.arrivals.of(file, query['arrival']),
      this.desk.address(file, visit),
    ]);
    await this.pages.send(reply, visit, {
      title: pledgeWords[visit.locale][file.isOwn ? 'title' : 'of'](file.campaign.project.title),
      field: fieldOf(file.story.slug),
      isSecret: true,
      content: <PledgePage {...{ ...followUp, file, history, money, arrival, address }} />,
    });
  }
}
