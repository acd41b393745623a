import { Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AnnounceCampaign, SharePreview } from '../../campaigns/index.js';
import { UuidParam } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';

/** Who sees a campaign before it opens: whoever has its link, and whether everybody sees that it is coming. */
@PageRoutes('my/campaigns/:id')
export class BeforeOpeningController {
  constructor(
    private readonly pages: Pages,
    private readonly sharePreview: SharePreview,
    private readonly announceCampaign: AnnounceCampaign,
  ) {}

  @Post('preview')
  @Allow('campaigns.preview')
  async make(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.sharePreview.make(id, visit.caller);
    await this.pages.redirect(reply, visit, `/my/campaigns/${id}#preview`);
  }

  @Post('preview/end')
  @Allow('campaigns.preview')
  async end(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.sharePreview.end(id, visit.caller);
    await this.pages.redirect(reply, visit, `/my/campaigns/${id}#preview`);
  }

  @Post('announcement')
  @Allow('campaigns.announce')
  async announce(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.announceCampaign.execute(id, true, visit.caller);
    await this.pages.redirect(reply, visit, `/my/campaigns/${id}#announcement`);
  }

  @Post('announcement/end')
  @Allow('campaigns.announce')
  async withdraw(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.announceCampaign.execute(id, false, visit.caller);
    await this.pages.redirect(reply, visit, `/my/campaigns/${id}#announcement`);
  }
}
