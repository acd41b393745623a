import { Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow } from '../../../users/index.js';
import { PageRoutes } from '../../frame/page-routes.js';
import { Pages } from '../../frame/pages.js';
import { CurrentVisit, type Visit } from '../../frame/visit.js';

/** Mails of earlier days lead to the paths of the API; each goes on to its page. */
@PageRoutes('admin')
export class AdminPathsController {
  constructor(private readonly pages: Pages) {}

  @Get('reviews')
  @Allow('reviews.read')
  async reviews(@CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.redirect(reply, visit, '/staff/reviews');
  }

  @Get('refunds')
  @Allow('refunds.read')
  async refunds(@CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.redirect(reply, visit, '/staff/refunds');
  }

  @Get('disputes')
  @Allow('disputes.read')
  async disputes(@CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.redirect(reply, visit, '/staff/disputes');
  }

  @Get('checks')
  @Allow('books.read')
  async checks(@CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.redirect(reply, visit, '/staff/checks');
  }

  @Get('coverage')
  @Allow('books.read')
  async coverage(@CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.redirect(reply, visit, '/staff/checks#coverage');
  }
}
