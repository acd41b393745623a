import { Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { SharePreview } from '../../campaigns/index.js';
import { UuidParam } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';

/** Makes and ends the link to a campaign that is not public yet. */
@PageRoutes('my/campaigns/:id/preview')
export class PreviewLinkController {
  constructor(
    private readonly pages: Pages,
    private readonly sharePreview: SharePreview,
  ) {}

  @Post()
  @Allow('campaigns.preview')
  async make(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.sharePreview.make(id, visit.caller);
    await this.pages.redirect(reply, visit, `/my/campaigns/${id}#preview`);
  }

  @Post('end')
  @Allow('campaigns.preview')
  async end(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.sharePreview.end(id, visit.caller);
    await this.pages.redirect(reply, visit, `/my/campaigns/${id}#preview`);
  }
}
