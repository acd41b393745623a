import { Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Centre, Gazetteer } from '../../projects/index.js';
import { Allow } from '../../users/index.js';
import { CampaignCards } from '../cards/campaign-cards.query.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, hrefIn, type Visit } from '../frame/visit.js';
import { drawFeed } from './atom.js';
import { DiscoverPage } from './discover.page.js';
import { Discover } from './discover.query.js';
import { discoverWords } from './discover.words.js';
import { DrawMap } from './map/map.query.js';
import { byName, queryOf, type Search, searchOf } from './search.rules.js';

const onPage = 24;
const inFeed = 30;

@PageRoutes()
export class DiscoverController {
  constructor(
    private readonly pages: Pages,
    private readonly discover: Discover,
    private readonly cards: CampaignCards,
    private readonly gazetteer: Gazetteer,
    private readonly drawMap: DrawMap,
  ) {}

  @Get('discover')
  @Allow('campaigns.read')
  async list(
    @Query() query: Record<string, unknown>,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const search = searchOf(query);
    const { asked, centre } = this.located(search);
    const after = typeof query['after'] === 'string' && query['after'] ? query['after'] : undefined;
    const [{ page, counts }, categories, map] = await Promise.all([
      this.discover.find(asked, centre, after, onPage),
      this.discover.categories(),
      search.map ? this.drawMap.execute(asked, centre, visit.locale) : null,
    ]);
    const cards = await this.cards.these(page.data, visit.locale);
    const address = hrefIn(visit.locale, '/discover');
    const next = page.next && address + queryOf(search, { after: page.next });
    const feed = `${hrefIn(visit.locale, '/discover.atom')}${queryOf({ ...search, sort: 'newest', map: false })}`;
    const { title, description } = discoverWords[visit.locale];
    await this.pages.send(reply, visit, {
      title: search.q ? `${title}: ${search.q}` : title,
      description,
      field: 'field-2',
      feed,
      next,
      content: <DiscoverPage {...{ search, centre, map, cards, counts, categories, next, feed, isFirst: !after }} />,
    });
  }

  @Get('discover.atom')
  @Allow('campaigns.read')
  async feed(
    @Query() query: Record<string, unknown>,
    @CurrentVisit() { locale }: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const search = { ...searchOf(query), sort: 'newest' as const, map: false };
    const { asked, centre } = this.located(search);
    const cards = await this.cards.these(await this.discover.newest(asked, centre, inFeed), locale);
    const { home, operatorName: author } = this.pages.site;
    const feed = { home, author, locale, query: queryOf(search), cards, title: titleOf(search.q, locale) };
    void reply.type('application/atom+xml; charset=utf-8').header('cache-control', 'public, max-age=300');
    await reply.send(drawFeed(feed));
  }

  /** The point that is looked around; where no such place is known, it is a name to look for. */
  private located(search: Search): { readonly asked: Search; readonly centre: Centre | undefined } {
    if (search.near === null) return { asked: search, centre: undefined };
    const centre = this.gazetteer.centre(search.near);
    return centre ? { asked: search, centre } : { asked: byName(search), centre };
  }
}

const titleOf = (q: string, locale: Visit['locale']): string =>
  `Tally · ${discoverWords[locale].title}${q && ` · ${q}`}`;
