import { Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CampaignNotFound, type CampaignResponse, ReadCampaigns } from '../../campaigns/index.js';
import { ReadUpdates, UpdateNotFound } from '../../community/index.js';
import { type Caller, isUuid, PageQuery, UuidParam } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { CampaignPageQuery } from '../campaign/campaign-page.query.js';
import { fieldOf } from '../cover/palette.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { textOf } from './update.js';
import { drawUpdatesFeed } from './updates-feed.js';
import { UpdatePage, UpdatesPage } from './updates.page.js';
import { updatesWords } from './updates.words.js';

const inFeed = 30;

/** What a campaign tells: a campaign is found as on its own page, by slug or id. */
@PageRoutes('campaigns/:key')
export class UpdatesPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly readCampaigns: ReadCampaigns,
    private readonly query: CampaignPageQuery,
    private readonly updates: ReadUpdates,
  ) {}

  @Get('updates')
  @Allow('updates.read')
  async list(
    @Param('key') key: string,
    @Query() query: PageQuery,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const campaign = await this.campaign(key, visit);
    const page = await this.updates.ofCampaign(campaign.id, query, visit.caller);
    await this.pages.send(reply, visit, {
      title: updatesWords[visit.locale].of(campaign.project.title),
      field: fieldOf(campaign.project.slug),
      isSecret: visit.caller.via === 'link',
      content: <UpdatesPage campaign={campaign} page={page} at={`/campaigns/${key}`} />,
    });
  }

  @Get('updates.atom')
  @Allow('campaigns.read')
  async feed(@Param('key') key: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    // Readers of feeds sign in nowhere: the feed is the same for all of them.
    const { ip, requestId } = visit.caller;
    const caller: Caller = { ip, requestId, userId: null, roles: [], via: 'nobody' };
    const campaign = await this.campaign(key, { ...visit, caller });
    const updates = await this.updates.newest(campaign.id, inFeed, caller);
    void reply.type('application/atom+xml; charset=utf-8').header('cache-control', 'public, max-age=300');
    await reply.send(drawUpdatesFeed({ home: this.pages.site.home, locale: visit.locale, campaign, updates }));
  }

  @Get('updates/:id')
  @Allow('updates.read')
  async one(
    @Param('key') key: string,
    @UuidParam('id') id: string,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const campaign = await this.campaign(key, visit);
    const update = await this.updates.one(id, visit.caller);
    if (update.campaignId !== campaign.id) throw new UpdateNotFound();
    const versions = update.correctedAt ? await this.updates.versions(id, visit.caller) : [];
    await this.pages.send(reply, visit, {
      title: textOf(update, visit.locale)?.title ?? '',
      field: fieldOf(campaign.project.slug),
      isPrivate: update.audience === 'backers' || update.publishedAt === null || update.hiddenAt !== null,
      isSecret: visit.caller.via === 'link',
      content: <UpdatePage campaign={campaign} update={update} versions={versions} at={`/campaigns/${key}`} />,
    });
  }

  /** @throws CampaignNotFound */
  private async campaign(key: string, { caller, locale }: Visit): Promise<CampaignResponse> {
    const id = isUuid(key) ? key : await this.query.currentOf(key);
    if (!id) throw new CampaignNotFound();
    return this.readCampaigns.one(id, caller, locale);
  }
}
