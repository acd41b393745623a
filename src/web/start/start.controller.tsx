import { Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ReadReviews } from '../../campaigns/index.js';
import { SETTINGS, type Settings } from '../../platform/settings.js';
import { windowMs } from '../../settlement/index.js';
import { Allow } from '../../users/index.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { StartPage } from './start.page.js';
import { startWords } from './start.words.js';

const dayMs = 86_400_000;

@PageRoutes('start')
export class StartController {
  constructor(
    private readonly pages: Pages,
    private readonly readReviews: ReadReviews,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @Allow('pages.read')
  async start(@CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const criteria = await this.readReviews.criteria();
    const { SETTLEMENT_CURRENCIES: currencies, PAYOUT_DELAY_DAYS: delayDays } = this.settings;
    const figures = { currencies, delayDays, windowDays: windowMs / dayMs };
    const { title, lede } = startWords[visit.locale];
    const content = <StartPage {...figures} {...criteria} />;
    await this.pages.send(reply, visit, { title, description: lede, field: 'field-3', content });
  }
}
