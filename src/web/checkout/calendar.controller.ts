import { Get, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CampaignNotFound, ReadCampaigns } from '../../campaigns/index.js';
import { isUuid } from '../../platform/http/index.js';
import { SETTINGS, type Settings } from '../../platform/settings.js';
import { Allow } from '../../users/index.js';
import { CampaignPageQuery } from '../campaign/campaign-page.query.js';
import { PageRoutes } from '../frame/page-routes.js';
import { siteOf } from '../frame/site.js';
import { CurrentVisit, hrefIn, type Visit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { calendarFile } from './calendar.rules.js';
import { checkoutWords } from './checkout.words.js';

/** The deadline of a campaign for people's calendars. It is public, so it holds nothing of any pledge. */
@PageRoutes('campaigns/:key')
export class CalendarController {
  constructor(
    private readonly readCampaigns: ReadCampaigns,
    private readonly query: CampaignPageQuery,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('deadline.ics')
  @Allow('campaigns.read')
  async deadline(@Param('key') key: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const id = isUuid(key) ? key : await this.query.currentOf(key);
    if (!id) throw new CampaignNotFound();
    const campaign = await this.readCampaigns.one(id, visit.caller, visit.locale);
    const { now } = await this.query.story(id, visit.locale);
    const words = checkoutWords[visit.locale];
    const file = calendarFile({
      id: `${id}-${campaign.rounds.length}`,
      at: new Date(campaign.deadline),
      now,
      title: words.calendarTitle(campaign.project.title),
      text: words.calendarText(sayIn(visit.locale).moment(campaign.deadline, campaign.zone)),
      url: siteOf(this.settings).home + hrefIn(visit.locale, `/campaigns/${campaign.project.slug}`),
    });
    void reply.type('text/calendar; charset=utf-8');
    void reply.header('content-disposition', 'attachment; filename="tally.ics"');
    await reply.send(file);
  }
}
