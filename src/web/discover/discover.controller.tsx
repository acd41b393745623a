import { Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow } from '../../users/index.js';
import { CampaignCards } from '../cards/campaign-cards.query.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, hrefIn, type Visit } from '../frame/visit.js';
import { drawFeed } from './atom.js';
import { DiscoverPage } from './discover.page.js';
import { Discover } from './discover.query.js';
import { discoverWords } from './discover.words.js';
import { queryOf, searchOf } from './search.rules.js';

const onPage = 24;
const inFeed = 30;

@PageRoutes()
export class DiscoverController {
  constructor(
    private readonly pages: Pages,
    private readonly discover: Discover,
    private readonly cards: CampaignCards,
  ) {}

  @Get('discover')
  @Allow('campaigns.read')
  async list(
    @Query() query: Record<string, unknown>,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const search = searchOf(query);
    const after = typeof query['after'] === 'string' && query['after'] ? query['after'] : undefined;
    const [{ page, counts }, categories] = await Promise.all([
      this.discover.find(search, after, onPage),
      this.discover.categories(),
    ]);
    const cards = await this.cards.these(page.data, visit.locale);
    const address = hrefIn(visit.locale, '/discover');
    const next = page.next && address + queryOf(search, { after: page.next });
    const feed = `${hrefIn(visit.locale, '/discover.atom')}${queryOf({ ...search, sort: 'newest' })}`;
    const { title, description } = discoverWords[visit.locale];
    await this.pages.send(reply, visit, {
      title: search.q ? `${title}: ${search.q}` : title,
      description,
      field: 'field-2',
      feed,
      next,
      content: <DiscoverPage {...{ search, cards, counts, categories, next, feed, isFirst: after === undefined }} />,
    });
  }

  @Get('discover.atom')
  @Allow('campaigns.read')
  async feed(
    @Query() query: Record<string, unknown>,
    @CurrentVisit() { locale }: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const search = { ...searchOf(query), sort: 'newest' as const };
    const cards = await this.cards.these(await this.discover.newest(search, inFeed), locale);
    const { home, operatorName: author } = this.pages.site;
    const feed = { home, author, locale, query: queryOf(search), cards, title: titleOf(search.q, locale) };
    void reply.type('application/atom+xml; charset=utf-8').header('cache-control', 'public, max-age=300');
    await reply.send(drawFeed(feed));
  }
}

const titleOf = (q: string, locale: Visit['locale']): string =>
  `Tally · ${discoverWords[locale].title}${q && ` · ${q}`}`;
