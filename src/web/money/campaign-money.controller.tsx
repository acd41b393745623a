import { Get, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CampaignNotFound, ReadCampaigns } from '../../campaigns/index.js';
import { isUuid } from '../../platform/http/index.js';
import { SETTINGS, type Settings } from '../../platform/settings.js';
import { Allow } from '../../users/index.js';
import { CampaignPageQuery } from '../campaign/campaign-page.query.js';
import { fieldOf } from '../cover/palette.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { CampaignMoneyPage } from './campaign-money.page.js';
import { CampaignMoneyQuery } from './campaign-money.query.js';
import { campaignMoneyWords } from './campaign-money.words.js';

const dayMs = 86_400_000;

@PageRoutes('campaigns')
export class CampaignMoneyController {
  private readonly delayDays: number;

  constructor(
    private readonly pages: Pages,
    private readonly readCampaigns: ReadCampaigns,
    private readonly campaignPage: CampaignPageQuery,
    private readonly query: CampaignMoneyQuery,
    @Inject(SETTINGS) { PAYOUT_DELAY_DAYS }: Settings,
  ) {
    this.delayDays = PAYOUT_DELAY_DAYS;
  }

  @Get(':key/money')
  @Allow('campaigns.read')
  async money(@Param('key') key: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const id = isUuid(key) ? key : await this.campaignPage.currentOf(key);
    if (!id) throw new CampaignNotFound();
    const campaign = await this.readCampaigns.one(id, visit.caller, visit.locale);
    const money = await this.query.of(campaign);
    const words = campaignMoneyWords[visit.locale];
    const earliest = new Date(new Date(campaign.deadline).getTime() + this.delayDays * dayMs);
    await this.pages.send(reply, visit, {
      title: words.title(campaign.project.title),
      description: words.lede,
      field: fieldOf(campaign.project.slug),
      content: <CampaignMoneyPage campaign={campaign} path={key} money={money} earliest={earliest} />,
    });
  }
}
