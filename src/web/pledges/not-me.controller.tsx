import { Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DenyPledge } from '../../pledges/index.js';
import { UuidParam } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { fieldOf } from '../cover/palette.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { NotMeDonePage, NotMePage } from './not-me.page.js';
import { notMeWords } from './not-me.words.js';
import { PledgeDesk } from './pledge-desk.js';
import { pledgePath } from './pledge-paths.js';

/** “This was not me”, by the link in a guest's first mail. */
@PageRoutes('pledges/:id/not-me')
export class NotMeController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: PledgeDesk,
    private readonly denyPledge: DenyPledge,
  ) {}

  @Get()
  @Allow('pledges.deny')
  async ask(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const file = await this.desk.own(id, visit);
    const isDone = await this.denyPledge.isDenied(id);
    const words = notMeWords[visit.locale];
    await this.pages.send(reply, visit, {
      title: isDone ? words.doneTitle : words.title,
      field: fieldOf(file.story.slug),
      isSecret: true,
      content: isDone ? <NotMeDonePage file={file} /> : <NotMePage file={file} />,
    });
  }

  @Post()
  @Allow('pledges.deny')
  async deny(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const { pledge } = await this.desk.own(id, visit);
    await this.denyPledge.execute(pledge, visit.caller);
    await this.pages.redirect(reply, visit, pledgePath(visit, id, '/not-me'));
  }
}
