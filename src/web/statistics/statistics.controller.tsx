import { Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow } from '../../users/index.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { StatisticsPage } from './statistics.page.js';
import { Statistics } from './statistics.query.js';
import { statisticsWords } from './statistics.words.js';

@PageRoutes('statistics')
export class StatisticsController {
  constructor(
    private readonly pages: Pages,
    private readonly query: Statistics,
  ) {}

  @Get()
  @Allow('pages.read')
  async figures(@CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const [outcomes, pledges, months, collection, payoutTimes] = await Promise.all([
      this.query.outcomes(),
      this.query.pledges(),
      this.query.months(),
      this.query.collection(),
      this.query.payoutTimes(),
    ]);
    const { title, lede } = statisticsWords[visit.locale];
    await this.pages.send(reply, visit, {
      title,
      description: lede,
      field: 'field-5',
      content: <StatisticsPage {...{ outcomes, pledges, months, collection, payoutTimes }} />,
    });
  }
}
