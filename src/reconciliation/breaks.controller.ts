import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { type Caller, CurrentCaller, Operation, OperationGroup, type Page, UuidParam } from '../platform/http/index.js';
import { Allow } from '../users/index.js';
import { BreakList } from './break-list.js';
import { BreakNotFound, BreakResolved, BreakWithoutCampaign, CampaignFundsTooSmall } from './break.errors.js';
import { BreakResponse, BreaksQuery, ResolveBreakRequest } from './breaks.dto.js';
import { ResolveBreak } from './resolve-break.js';
import { TakeBreak } from './take-break.js';

/** Differences between our books and the provider's, for finance to clear up. */
@OperationGroup('Reconciliation')
@Controller('v1/admin/breaks')
export class BreaksController {
  constructor(
    private readonly list: BreakList,
    private readonly takeBreak: TakeBreak,
    private readonly resolveBreak: ResolveBreak,
  ) {}

  @Get()
  @Allow('breaks.read')
  @Operation({ summary: 'Differences between our books and the provider’s, newest first', answer: [BreakResponse] })
  async all(@Query() query: BreaksQuery): Promise<Page<BreakResponse>> {
    return this.list.page(query);
  }

  @Get(':id')
  @Allow('breaks.read')
  @Operation({ summary: 'One difference', answer: BreakResponse, problems: [BreakNotFound] })
  async one(@UuidParam('id') id: string): Promise<BreakResponse> {
    return this.list.one(id);
  }

  @Post(':id/take')
  @HttpCode(200)
  @Allow('breaks.resolve')
  @Operation({ summary: 'Take a difference on', answer: BreakResponse, problems: [BreakNotFound, BreakResolved] })
  async take(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<BreakResponse> {
    await this.takeBreak.execute(id, caller);
    return this.list.one(id);
  }

  @Post(':id/resolve')
  @HttpCode(200)
  @Allow('breaks.resolve')
  @Operation({
    summary: 'Say what a difference was, and book it',
    answer: BreakResponse,
    problems: [BreakNotFound, BreakResolved, BreakWithoutCampaign, CampaignFundsTooSmall],
  })
  async resolve(
    @UuidParam('id') id: string,
    @Body() request: ResolveBreakRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<BreakResponse> {
    await this.resolveBreak.execute(id, request, caller);
    return this.list.one(id);
  }
}
