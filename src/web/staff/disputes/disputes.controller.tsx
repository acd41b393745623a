import { Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow } from '../../../users/index.js';
import { PageRoutes } from '../../frame/page-routes.js';
import { CurrentVisit, type Visit } from '../../frame/visit.js';
import { queryText } from '../frame/query-text.js';
import { StaffPages } from '../frame/staff-pages.js';
import { DisputesPage } from './disputes.page.js';
import { DisputesQuery } from './disputes.query.js';
import { disputesWords } from './disputes.words.js';

@PageRoutes('staff/disputes')
export class StaffDisputesController {
  constructor(
    private readonly pages: StaffPages,
    private readonly query: DisputesQuery,
  ) {}

  @Get()
  @Allow('disputes.read')
  async list(@Query() query: Record<string, unknown>, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    const { title, lede } = disputesWords[visit.locale];
    const disputes = await this.query.page(visit.locale, queryText(query, 'after'));
    await this.pages.send(reply, visit, {
      way: 'disputes',
      title,
      lede,
      content: <DisputesPage disputes={disputes} />,
    });
  }
}
