import { Controller, Delete, HttpCode, Put } from '@nestjs/common';
import { type Caller, CurrentCaller, Operation, OperationGroup, UuidParam } from '../platform/http/index.js';
import { Allow } from '../users/index.js';
import { AnnounceCampaign } from './announce-campaign.js';
import { CampaignNotFound } from './campaign.errors.js';
import { NotYourCampaign } from './decision.errors.js';
import { AnnouncementTakenAway, CampaignMovedOn } from './draft.errors.js';

/** The page that a campaign has before it opens. */
@Controller('v1/campaigns/:id/announcement')
@OperationGroup('Campaign launch')
export class AnnouncementsController {
  constructor(private readonly announceCampaign: AnnounceCampaign) {}

  @Put()
  @HttpCode(204)
  @Allow('campaigns.announce')
  @Operation({
    summary: 'Let everybody see that the campaign is coming, and follow it',
    status: 204,
    problems: [CampaignNotFound, NotYourCampaign, CampaignMovedOn, AnnouncementTakenAway],
  })
  async announce(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<void> {
    await this.announceCampaign.execute(id, true, caller);
  }

  @Delete()
  @HttpCode(204)
  @Allow('campaigns.announce')
  @Operation({ summary: 'Take that page away', status: 204, problems: [CampaignNotFound, NotYourCampaign] })
  async withdraw(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<void> {
    await this.announceCampaign.execute(id, false, caller);
  }
}
