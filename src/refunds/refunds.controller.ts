import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { CampaignNotFound } from '../campaigns/index.js';
import { PayoutUnderWay } from '../payouts/index.js';
import { type Caller, CurrentCaller, Operation, OperationGroup, type Page, UuidParam } from '../platform/http/index.js';
import { PledgeNotFound } from '../pledges/index.js';
import { Allow, RoleTooYoung } from '../users/index.js';
import { DecideRefund } from './decide-refund.js';
import { ChargeDisputed } from './disputes/dispute.errors.js';
import { OrderRefund } from './order-refund.js';
import {
  EverythingIsRefunded,
  NothingToRefund,
  RefundCurrency,
  RefundDecided,
  RefundFeeNotKnown,
  RefundNotFailed,
  RefundNotFound,
  RefundOfWhole,
  RefundParty,
  RefundRetried,
  RefundSamePerson,
  RefundTooEarly,
  RefundTooLarge,
} from './refund.errors.js';
import { RefundList } from './refund-list.js';
import {
  CampaignRefundsQuery,
  DecideRefundRequest,
  OrderRefundRequest,
  RefundResponse,
  RefundsQuery,
} from './refunds.dto.js';
import { RetryRefund } from './retry-refund.js';

/** What goes back: ordered by the creator's side or finance, large ones by two people, and shown to both. */
@OperationGroup('Refunds')
@Controller('v1')
export class RefundsController {
  constructor(
    private readonly list: RefundList,
    private readonly orderRefund: OrderRefund,
    private readonly decideRefund: DecideRefund,
    private readonly retryRefund: RetryRefund,
  ) {}

  @Post('pledges/:id/refunds')
  @Allow('refunds.order')
  @Operation({
    summary: 'Give a backer money back, all of it or a part; a large sum waits for a second person of finance',
    answer: RefundResponse,
    problems: [
      ...[PledgeNotFound, RefundParty, RefundOfWhole, RefundCurrency, NothingToRefund, RefundTooEarly],
      ...[EverythingIsRefunded, ChargeDisputed, RefundTooLarge, RefundFeeNotKnown, PayoutUnderWay],
    ],
  })
  async order(@UuidParam('id') id: string, @Body() body: OrderRefundRequest, @CurrentCaller() caller: Caller) {
    return this.list.one(await this.orderRefund.execute(id, body, caller));
  }

  @Get('campaigns/:id/refunds')
  @Allow('refunds.list')
  @Operation({
    summary: 'Refunds of a campaign, newest first, for the people of its project and staff',
    answer: [RefundResponse],
    problems: [CampaignNotFound],
  })
  async ofCampaign(
    @UuidParam('id') id: string,
    @Query() query: CampaignRefundsQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<RefundResponse>> {
    return this.list.ofCampaign(id, query, caller);
  }

  @Get('admin/refunds')
  @Allow('refunds.read')
  @Operation({ summary: 'Refunds, newest first', answer: [RefundResponse] })
  async all(@Query() query: RefundsQuery): Promise<Page<RefundResponse>> {
    return this.list.page(query);
  }

  @Post('refunds/:id/approve')
  @HttpCode(200)
  @Allow('refunds.decide')
  @Operation({
    summary: 'Approve a large refund that another person ordered: it is sent',
    answer: RefundResponse,
    problems: [RefundNotFound, RefundDecided, RefundSamePerson, RefundParty, RoleTooYoung],
  })
  async approve(@UuidParam('id') id: string, @Body() { reason }: DecideRefundRequest, @CurrentCaller() caller: Caller) {
    await this.decideRefund.execute(id, { to: 'requested', text: reason }, caller);
    return this.list.one(id);
  }

  @Post('refunds/:id/reject')
  @HttpCode(200)
  @Allow('refunds.decide')
  @Operation({
    summary: 'Reject a large refund: its money stays with the campaign',
    answer: RefundResponse,
    problems: [RefundNotFound, RefundDecided, EverythingIsRefunded],
  })
  async reject(@UuidParam('id') id: string, @Body() { reason }: DecideRefundRequest, @CurrentCaller() caller: Caller) {
    await this.decideRefund.execute(id, { to: 'rejected', text: reason }, caller);
    return this.list.one(id);
  }

  @Post('refunds/:id/retry')
  @Allow('refunds.decide')
  @Operation({
    summary: 'Make a failed refund anew',
    answer: RefundResponse,
    problems: [
      ...[RefundNotFound, RefundNotFailed, RefundRetried, ChargeDisputed, RefundTooLarge, NothingToRefund],
      PayoutUnderWay,
    ],
  })
  async retry(@UuidParam('id') id: string, @Body() { reason }: DecideRefundRequest, @CurrentCaller() caller: Caller) {
    return this.list.one(await this.retryRefund.execute(id, reason, caller));
  }
}
