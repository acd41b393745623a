import { Controller, Get, Header, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { noteForOpenApi, RouteNotFound } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { Pages } from '../frame/pages.js';
import { SharedCampaigns } from './shared-campaigns.query.js';
import { drawIndex, drawPages, drawProjects, drawRobots } from './sitemap.js';

/** Six addresses per project: a part stays far below the 50,000 that one file may have. */
const partSize = 1_000;

/** What search engines read before anything else. */
@Controller()
@Allow('pages.read')
export class CrawlersController {
  constructor(
    private readonly pages: Pages,
    private readonly campaigns: SharedCampaigns,
  ) {}

  @Get('robots.txt')
  @Header('content-type', 'text/plain; charset=utf-8')
  @Header('cache-control', 'public, max-age=86400')
  robots(): string {
    return drawRobots(this.pages.site.home);
  }

  @Get('sitemap.xml')
  @Header('content-type', 'application/xml; charset=utf-8')
  @Header('cache-control', 'public, max-age=3600')
  async index(): Promise<string> {
    return drawIndex(this.pages.site.home, Math.ceil((await this.campaigns.count()) / partSize));
  }

  @Get('sitemaps/:name')
  async part(@Param('name') name: string, @Res() reply: FastifyReply): Promise<void> {
    const xml = await this.draw(name);
    void reply.type('application/xml; charset=utf-8').header('cache-control', 'public, max-age=3600');
    await reply.send(xml);
  }

  private async draw(name: string): Promise<string> {
    const { home } = this.pages.site;
    if (name === 'pages.xml') return drawPages(home);
    const [, number] = /^projects-([1-9]\d{0,3})\.xml$/.exec(name) ?? [];
    if (!number) throw new RouteNotFound();
    return drawProjects(home, await this.campaigns.part(Number(number), partSize));
  }
}

noteForOpenApi((swagger) => swagger.ApiExcludeController()(CrawlersController));
