import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { CampaignNotFound } from '../campaigns/index.js';
import { type Caller, CurrentCaller, Operation, OperationGroup, UuidParam } from '../platform/http/index.js';
import { Allow, RoleTooYoung } from '../users/index.js';
import { DecideRun } from './decide-run.js';
import { OrderRun } from './order-run.js';
import { PreviewRefunds } from './preview-refunds.js';
import {
  RefundFeeNotKnown,
  RefundParty,
  RefundRunElsewhere,
  RefundRunNotFound,
  RefundRunOpen,
  RefundSamePerson,
} from './refund.errors.js';
import { DecideRefundRequest } from './refunds.dto.js';
import {
  OrderRunRequest,
  RefundPreviewQuery,
  RefundPreviewResponse,
  RefundRunResponse,
  toPreviewResponse,
} from './refund-runs.dto.js';
import { RunViews } from './run-views.js';

const wrong = [RefundRunNotFound, RefundRunElsewhere, RefundParty];

/** The refunding of everybody: looked at, proposed by one person of finance, started by another, stopped and resumed. */
@OperationGroup('Refunds')
@Controller('v1')
export class RefundRunsController {
  constructor(
    private readonly preview: PreviewRefunds,
    private readonly orderRun: OrderRun,
    private readonly decideRun: DecideRun,
    private readonly views: RunViews,
  ) {}

  @Get('campaigns/:id/refund-preview')
  @Allow('refunds.read')
  @Operation({
    summary: 'What refunding everybody would mean now',
    answer: RefundPreviewResponse,
    problems: [CampaignNotFound],
  })
  async look(@UuidParam('id') id: string, @Query() { cause }: RefundPreviewQuery): Promise<RefundPreviewResponse> {
    return toPreviewResponse(await this.preview.execute(id, cause));
  }

  @Post('campaigns/:id/refund-runs')
  @Allow('refunds.decide')
  @Operation({
    summary: 'Propose to refund everybody, for a second person to start',
    answer: RefundRunResponse,
    problems: [CampaignNotFound, RefundParty, RefundFeeNotKnown, RefundRunOpen],
  })
  async order(@UuidParam('id') id: string, @Body() body: OrderRunRequest, @CurrentCaller() caller: Caller) {
    return this.views.one(await this.orderRun.execute(id, body, caller));
  }

  @Get('refund-runs/:id')
  @Allow('refunds.read')
  @Operation({
    summary: 'A refunding and how far it has come',
    answer: RefundRunResponse,
    problems: [RefundRunNotFound],
  })
  async one(@UuidParam('id') id: string): Promise<RefundRunResponse> {
    return this.views.one(id);
  }

  @Post('refund-runs/:id/approve')
  @HttpCode(200)
  @Allow('refunds.decide')
  @Operation({ summary: 'Start it', answer: RefundRunResponse, problems: [...wrong, RefundSamePerson, RoleTooYoung] })
  approve(@UuidParam('id') id: string, @Body() body: DecideRefundRequest, @CurrentCaller() caller: Caller) {
    return this.decide(id, 'approve', body, caller);
  }

  @Post('refund-runs/:id/reject')
  @HttpCode(200)
  @Allow('refunds.decide')
  @Operation({ summary: 'Reject it: nobody is refunded', answer: RefundRunResponse, problems: wrong })
  reject(@UuidParam('id') id: string, @Body() body: DecideRefundRequest, @CurrentCaller() caller: Caller) {
    return this.decide(id, 'reject', body, caller);
  }

  @Post('refund-runs/:id/stop')
  @HttpCode(200)
  @Allow('refunds.decide')
  @Operation({
    summary: 'Stop it: what was asked for goes on, nothing more is asked',
    answer: RefundRunResponse,
    problems: wrong,
  })
  stop(@UuidParam('id') id: string, @Body() body: DecideRefundRequest, @CurrentCaller() caller: Caller) {
    return this.decide(id, 'stop', body, caller);
  }

  @Post('refund-runs/:id/resume')
  @HttpCode(200)
  @Allow('refunds.decide')
  @Operation({ summary: 'Let it go on where it stopped', answer: RefundRunResponse, problems: wrong })
  resume(@UuidParam('id') id: string, @Body() body: DecideRefundRequest, @CurrentCaller() caller: Caller) {
    return this.decide(id, 'resume', body, caller);
  }

  private async decide(
    id: string,
    what: Parameters<DecideRun['execute']>[1],
    { reason }: DecideRefundRequest,
    caller: Caller,
  ) {
    await this.decideRun.execute(id, what, reason, caller);
    return this.views.one(id);
  }
}
