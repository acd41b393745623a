import { Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ReadCampaigns, SharePreview } from '../../campaigns/index.js';
import { Allow } from '../../users/index.js';
import { fieldOf } from '../cover/palette.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { CampaignPage } from './campaign.page.js';
import { CampaignPageQuery } from './campaign-page.query.js';

/** A campaign that is not public, for whoever was given its link. */
@PageRoutes('preview')
export class PreviewController {
  constructor(
    private readonly pages: Pages,
    private readonly sharePreview: SharePreview,
    private readonly readCampaigns: ReadCampaigns,
    private readonly query: CampaignPageQuery,
  ) {}

  @Get(':secret')
  @Allow('campaigns.read')
  async preview(
    @Param('secret') secret: string,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const id = await this.sharePreview.open(secret);
    const campaign = await this.readCampaigns.previewed(id, visit.locale);
    if (campaign.rounds.some(({ openedAt }) => openedAt !== null)) {
      return this.pages.redirect(reply, visit, `/campaigns/${id}`);
    }
    const story = await this.query.story(id, visit.locale);
    const nobody = { names: [], count: 0 };
    const nothing = { near: [], updates: [], comments: [], commentCount: 0, isFollowing: false };
    await this.pages.send(reply, visit, {
      title: campaign.project.title,
      field: fieldOf(story.slug),
      isSecret: true,
      content: <CampaignPage {...{ campaign, story, days: [], backers: nobody, ...nothing }} isPreview />,
    });
  }
}
