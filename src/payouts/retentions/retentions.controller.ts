import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  type Caller,
  CurrentCaller,
  Operation,
  OperationGroup,
  type Page,
  PageQuery,
  UuidParam,
} from '../../platform/http/index.js';
import { Allow, RoleTooYoung } from '../../users/index.js';
import { Beneficiary, CampaignNotSettled, PayoutUnderWay } from '../payout.errors.js';
import { DecideRetention, type RetentionDecision } from './decide-retention.js';
import { RetentionElsewhere, RetentionNotFound, RetentionSamePerson } from './retention.errors.js';
import { RetentionViews } from './retention-views.js';
import { DecideRetentionRequest, RetentionResponse, toRetentionResponse } from './retentions.dto.js';

const wrong = [RetentionNotFound, CampaignNotSettled, RetentionElsewhere, Beneficiary];

/** Money of campaigns that has been with us for too long: proposed by one person of finance, decided by another. */
@Controller('v1')
@OperationGroup('Money held too long')
export class RetentionsController {
  constructor(
    private readonly decideRetention: DecideRetention,
    private readonly views: RetentionViews,
  ) {}

  @Get('admin/retentions')
  @Allow('retentions.read')
  @Operation({ summary: 'Money that has been with us for long', answer: [RetentionResponse] })
  async all(@Query() query: PageQuery): Promise<Page<RetentionResponse>> {
    const page = await this.views.toDecide(query);
    return { ...page, data: page.data.map(toRetentionResponse) };
  }

  @Get('retentions/:id')
  @Allow('retentions.read')
  @Operation({ summary: 'One of them', answer: RetentionResponse, problems: [RetentionNotFound] })
  async one(@UuidParam('id') id: string): Promise<RetentionResponse> {
    return toRetentionResponse(await this.views.one(id));
  }

  @Post('retentions/:id/propose-release')
  @HttpCode(200)
  @Allow('retentions.decide')
  @Operation({ summary: 'Propose to pay it out as it is', answer: RetentionResponse, problems: wrong })
  proposeRelease(@UuidParam('id') id: string, @Body() body: DecideRetentionRequest, @CurrentCaller() caller: Caller) {
    return this.decide(id, 'propose-release', body, caller);
  }

  @Post('retentions/:id/propose-return')
  @HttpCode(200)
  @Allow('retentions.decide')
  @Operation({ summary: 'Propose to give it back to the backers', answer: RetentionResponse, problems: wrong })
  proposeReturn(@UuidParam('id') id: string, @Body() body: DecideRetentionRequest, @CurrentCaller() caller: Caller) {
    return this.decide(id, 'propose-return', body, caller);
  }

  @Post('retentions/:id/agree')
  @HttpCode(200)
  @Allow('retentions.decide')
  @Operation({
    summary: 'Agree, as a second person',
    answer: RetentionResponse,
    problems: [...wrong, RetentionSamePerson, RoleTooYoung, PayoutUnderWay],
  })
  agree(@UuidParam('id') id: string, @Body() body: DecideRetentionRequest, @CurrentCaller() caller: Caller) {
    return this.decide(id, 'agree', body, caller);
  }

  @Post('retentions/:id/decline')
  @HttpCode(200)
  @Allow('retentions.decide')
  @Operation({ summary: 'Decline what was proposed', answer: RetentionResponse, problems: wrong })
  decline(@UuidParam('id') id: string, @Body() body: DecideRetentionRequest, @CurrentCaller() caller: Caller) {
    return this.decide(id, 'decline', body, caller);
  }

  private async decide(id: string, what: RetentionDecision, { reason }: DecideRetentionRequest, caller: Caller) {
    const { campaignId } = await this.views.one(id);
    await this.decideRetention.execute(campaignId, what, reason, caller);
    return this.one(id);
  }
}
