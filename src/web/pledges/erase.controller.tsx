import { Get, Post, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { EraseByLink } from '../../pledges/index.js';
import { UuidParam } from '../../platform/http/index.js';
import { Allow, ErasureHindered } from '../../users/index.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { ErasedGuestPage, EraseGuestPage } from './erase.page.js';
import { eraseWords } from './erase.words.js';
import { LeadToCode } from './lead-to-code.js';

/** Erasing a guest, by the link of a mail and a fresh code: what it means, what stands against it, and one button. */
@PageRoutes('pledges/:id/erase')
@UseFilters(LeadToCode)
export class EraseGuestController {
  constructor(
    private readonly pages: Pages,
    private readonly eraseByLink: EraseByLink,
  ) {}

  @Get()
  @Allow('pledges.erase')
  async ask(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.show(reply, visit, id, 200);
  }

  /** Answers with the page itself: no link of theirs opens one after it. */
  @Post()
  @Allow('pledges.erase')
  async erase(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    try {
      await this.eraseByLink.execute(id, visit.caller);
    } catch (error) {
      if (!(error instanceof ErasureHindered)) throw error;
      return this.show(reply, visit, id, 409);
    }
    const { doneTitle: title } = eraseWords[visit.locale];
    await this.pages.send(reply, visit, { title, isSecret: true, content: <ErasedGuestPage /> });
  }

  private async show(reply: FastifyReply, visit: Visit, id: string, status: number): Promise<void> {
    const hindrances = await this.eraseByLink.hindrances(id, visit.caller);
    const { title } = eraseWords[visit.locale];
    const content = <EraseGuestPage pledgeId={id} hindrances={hindrances} />;
    await this.pages.send(reply, visit, { title, isSecret: true, status, content });
  }
}
