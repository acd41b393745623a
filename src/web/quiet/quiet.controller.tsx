import { Body, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { ReadCampaigns } from '../../campaigns/index.js';
import { QuietUpdates } from '../../community/index.js';
import { RouteNotFound } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { QuietPage } from './quiet.page.js';
import { quietWords } from './quiet.words.js';

const link = z.object({ token: z.string().min(1).max(200) });

/** No more mails about the updates of a campaign that one backs. Mail scanners follow links: only the button does it. */
@PageRoutes('quiet')
export class QuietPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly readCampaigns: ReadCampaigns,
    private readonly quietUpdates: QuietUpdates,
  ) {}

  @Get()
  @Allow('update-mails.choose')
  async leaving(@Query() query: unknown, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const { token } = read(query);
    const { campaignId, isQuiet } = await this.quietUpdates.of({ token });
    const campaign = await this.readCampaigns.one(campaignId, visit.caller, visit.locale);
    const { title } = quietWords[visit.locale];
    const content = <QuietPage campaign={campaign} token={token} isQuiet={isQuiet} />;
    await this.pages.send(reply, visit, { title, isSecret: true, content });
  }

  @Post()
  @Allow('update-mails.choose')
  async leave(@Body() body: unknown, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const { token } = read(body);
    await this.quietUpdates.execute({ token });
    await this.pages.redirect(reply, visit, `/quiet?token=${token}`);
  }

  @Post('begin')
  @Allow('update-mails.choose')
  async begin(@Body() body: unknown, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const { token } = read(body);
    await this.quietUpdates.undo({ token });
    await this.pages.redirect(reply, visit, `/quiet?token=${token}`);
  }
}

/** Nothing here is typed by people: what is not of our mails is no address of ours. @throws RouteNotFound (404) */
function read(from: unknown): z.output<typeof link> {
  const { success, data } = link.safeParse({ ...(from as object) });
  if (!success) throw new RouteNotFound();
  return data;
}
