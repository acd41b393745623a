import { Controller, Delete, HttpCode, Inject, Put } from '@nestjs/common';
import { type Caller, CurrentCaller, Operation, OperationGroup, UrlField, UuidParam } from '../platform/http/index.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { Allow } from '../users/index.js';
import { CampaignNotFound } from './campaign.errors.js';
import { CampaignMovedOn } from './draft.errors.js';
import { SharePreview } from './share-preview.js';

export class PreviewResponse {
  @UrlField({ description: 'Whoever has it sees the campaign as it would be. Only its people can end it.' })
  url!: string;
}

/** The link by which others see a campaign before it is public. */
@Controller('v1/campaigns/:id/preview')
@OperationGroup('Campaign drafts')
export class PreviewsController {
  constructor(
    private readonly sharePreview: SharePreview,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Put()
  @Allow('campaigns.preview')
  @Operation({
    summary: 'Make the link by which others see a campaign before it is public, or read it again',
    answer: PreviewResponse,
    problems: [CampaignNotFound, CampaignMovedOn],
  })
  async make(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<PreviewResponse> {
    const secret = await this.sharePreview.make(id, caller);
    return { url: new URL(`/preview/${secret}`, this.settings.PUBLIC_URL).href };
  }

  @Delete()
  @HttpCode(204)
  @Allow('campaigns.preview')
  @Operation({ summary: 'End it for everybody who has it', status: 204, problems: [CampaignNotFound] })
  async end(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<void> {
    await this.sharePreview.end(id, caller);
  }
}
