import type { Readable } from 'node:stream';
import { Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { RouteNotFound, UuidParam } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { PageRoutes } from '../frame/page-routes.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { Papers } from './papers.js';

/** Papers in the language of the page that leads to them. */
@PageRoutes()
export class PapersController {
  constructor(private readonly papers: Papers) {}

  @Get('pledges/:id/receipt.pdf')
  @Allow('pledges.read')
  async receipt(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await sendPaper(reply, `receipt-${id}`, await this.papers.receipt(id, visit.locale, visit.caller));
  }

  @Get('my/summaries/:file')
  @Allow('me.read')
  async summary(@Param('file') file: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const [, year] = /^((?:19|20|21)\d{2})\.pdf$/.exec(file) ?? [];
    if (!year) throw new RouteNotFound();
    await sendPaper(reply, `summary-${year}`, await this.papers.summary(Number(year), visit.locale, visit.caller));
  }
}

/** Sent while it is drawn, and kept by nobody on the way. */
export async function sendPaper(reply: FastifyReply, name: string, paper: Readable): Promise<void> {
  void reply.type('application/pdf').header('cache-control', 'no-store').header('x-robots-tag', 'noindex');
  void reply.header('content-disposition', `inline; filename="${name}.pdf"`);
  await reply.send(paper);
}
