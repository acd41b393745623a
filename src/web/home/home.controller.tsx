import { Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow } from '../../users/index.js';
import { CampaignCards } from '../cards/campaign-cards.query.js';
import { homeImage } from '../cover/shared-image.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { HomePage } from './home.page.js';
import { HomeFigures } from './home.query.js';
import { homeWords } from './home.words.js';

const onShelf = 3;

@PageRoutes()
export class HomeController {
  constructor(
    private readonly pages: Pages,
    private readonly cards: CampaignCards,
    private readonly figures: HomeFigures,
  ) {}

  @Get()
  @Allow('pages.read')
  async home(@CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const [figures, ending, newest, funded] = await Promise.all([
      this.figures.read(),
      this.cards.live(visit.locale, 'ending', onShelf),
      this.cards.live(visit.locale, 'newest', onShelf),
      this.cards.funded(visit.locale, onShelf),
    ]);
    const { title, lede, promise } = homeWords[visit.locale];
    await this.pages.send(reply, visit, {
      title,
      description: lede,
      field: 'field-4',
      image: homeImage(visit.locale, promise),
      content: <HomePage figures={figures} ending={ending} newest={newest} funded={funded} />,
    });
  }
}
