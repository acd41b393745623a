import { Controller, Get } from '@nestjs/common';
import { CampaignNotFound } from '../campaigns/index.js';
import { type Caller, CurrentCaller, Operation, OperationGroup, UuidParam } from '../platform/http/index.js';
import { Allow } from '../users/index.js';
import { RehearsalNotFound } from './payout.errors.js';
import { RehearsalResponse, toRehearsalResponse } from './rehearsal.dto.js';
import { RehearseCampaign } from './rehearse-campaign.js';

/** What would happen if a campaign ended now, for the people of its project and for staff. */
@Controller('v1')
@OperationGroup('Payouts')
export class RehearsalController {
  constructor(private readonly rehearseCampaign: RehearseCampaign) {}

  @Get('campaigns/:id/rehearsal')
  @Allow('campaigns.rehearse')
  @Operation({
    summary: 'What would happen if the campaign ended now, line by line',
    answer: RehearsalResponse,
    problems: [CampaignNotFound, RehearsalNotFound],
  })
  async rehearsal(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<RehearsalResponse> {
    return toRehearsalResponse(await this.rehearseCampaign.execute(id, caller));
  }
}
