import { Controller, Get, Query } from '@nestjs/common';
import {
  type Caller,
  CurrentCaller,
  Operation,
  OperationGroup,
  type Page,
  PageQuery,
  UuidParam,
} from '../platform/http/index.js';
import { PlaceUnknown, ProjectNotFound } from '../projects/index.js';
import { Allow } from '../users/index.js';
import { CampaignNotFound } from './campaign.errors.js';
import { CampaignResponse, CampaignSummaryResponse, HistoryEntryResponse } from './campaigns.dto.js';
import { CampaignsQuery, LanguageQuery } from './listing.dto.js';
import { ReadCampaigns } from './read-campaigns.js';

/** What everybody may read. */
@Controller('v1')
@OperationGroup('Campaigns')
export class CampaignsController {
  constructor(private readonly read: ReadCampaigns) {}

  @Get('campaigns')
  @Allow('campaigns.read')
  @Operation({
    summary: 'Campaigns in one state, newest first; around a place the nearest first',
    answer: [CampaignSummaryResponse],
    problems: [PlaceUnknown],
  })
  list(@Query() query: CampaignsQuery): Promise<Page<CampaignSummaryResponse>> {
    return this.read.list(query);
  }

  @Get('projects/:id/campaigns')
  @Allow('campaigns.read')
  @Operation({
    summary: 'Campaigns of a project, newest first; drafts too for its owner',
    answer: [CampaignSummaryResponse],
    problems: [ProjectNotFound],
  })
  ofProject(
    @UuidParam('id') id: string,
    @Query() query: PageQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<CampaignSummaryResponse>> {
    return this.read.ofProject(id, query, caller);
  }

  @Get('campaigns/:id')
  @Allow('campaigns.read')
  @Operation({
    summary: 'A campaign with totals, rounds, needs and rewards',
    answer: CampaignResponse,
    problems: [CampaignNotFound],
  })
  one(
    @UuidParam('id') id: string,
    @Query() { locale }: LanguageQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<CampaignResponse> {
    return this.read.one(id, caller, locale);
  }

  @Get('campaigns/:id/history')
  @Allow('campaigns.read')
  @Operation({
    summary: 'What a campaign went through, oldest first',
    answer: [HistoryEntryResponse],
    problems: [CampaignNotFound],
  })
  history(
    @UuidParam('id') id: string,
    @Query() query: PageQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<HistoryEntryResponse>> {
    return this.read.history(id, query, caller);
  }
}
