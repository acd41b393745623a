import { Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow } from '../../../users/index.js';
import { PageRoutes } from '../../frame/page-routes.js';
import { CurrentVisit, type Visit } from '../../frame/visit.js';
import { queryText } from '../frame/query-text.js';
import { StaffPages } from '../frame/staff-pages.js';
import { WaitingQuery } from '../frame/waiting.query.js';
import { DeskPage } from './desk.page.js';
import { deskWords } from './desk.words.js';
import { Find } from './find.js';
import { FindQuery, type Found } from './find.query.js';

@PageRoutes('staff')
export class DeskController {
  constructor(
    private readonly pages: StaffPages,
    private readonly waiting: WaitingQuery,
    private readonly query: FindQuery,
  ) {}

  @Get()
  @Allow('staff.read')
  async desk(@CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const { title, lede } = deskWords[visit.locale];
    const waiting = await this.waiting.of(visit.caller.userId);
    await this.pages.send(reply, visit, { way: 'desk', title, lede, content: <DeskPage waiting={waiting} /> });
  }

  @Get('find')
  @Allow('books.read')
  async find(@Query() query: Record<string, unknown>, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    const id = queryText(query, 'id') ?? '';
    const found = await this.query.by(id);
    if (found) return this.pages.redirect(reply, visit, pathOf(found));
    const words = deskWords[visit.locale];
    await this.pages.send(reply, visit, {
      way: 'ledger',
      title: words.find,
      status: id === '' ? 200 : 404,
      content: <Find missed={id === '' ? undefined : id} />,
    });
  }

  /** The kept mails of development. */
  @Get('mails')
  @Allow('mails.read')
  async mails(@Res() reply: FastifyReply): Promise<void> {
    await reply.redirect('/dev/mail', 303);
  }
}

const pathOf = ({ of, id }: Found): string => {
  if (of === 'pledge') return `/staff/pledges/${id}/money`;
  return of === 'payout' ? `/payouts/${id}` : `/staff/ledger?campaign=${id}`;
};
