import { Controller, Get, Query } from '@nestjs/common';
import { CampaignNotFound } from '../../campaigns/index.js';
import {
  type Caller,
  CurrentCaller,
  Operation,
  OperationGroup,
  type Page,
  UuidParam,
} from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { DisputeList } from './dispute-list.js';
import { CampaignDisputesQuery, DisputeResponse, DisputesQuery } from './disputes.dto.js';

/** Charges that backers' banks question or have taken back. */
@OperationGroup('Disputes')
@Controller('v1')
export class DisputesController {
  constructor(private readonly list: DisputeList) {}

  @Get('admin/disputes')
  @Allow('disputes.read')
  @Operation({
    summary: 'Disputes: first those that wait for evidence, the most urgent at the top',
    answer: [DisputeResponse],
  })
  async all(@Query() query: DisputesQuery): Promise<Page<DisputeResponse>> {
    return this.list.page(query);
  }

  @Get('campaigns/:id/disputes')
  @Allow('disputes.list')
  @Operation({
    summary: 'Disputes of a campaign, for the people of its project and staff',
    answer: [DisputeResponse],
    problems: [CampaignNotFound],
  })
  async ofCampaign(
    @UuidParam('id') id: string,
    @Query() query: CampaignDisputesQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<DisputeResponse>> {
    return this.list.ofCampaign(id, query, caller);
  }
}
