import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  type Caller,
  CurrentCaller,
  Operation,
  OperationGroup,
  type Page,
  PageQuery,
  UuidParam,
} from '../platform/http/index.js';
import { CampaignNotFound } from '../campaigns/index.js';
import { PaymentsBusy, PaymentsUnreachable } from '../payments/index.js';
import { Allow, RoleTooYoung } from '../users/index.js';
import { ApprovePayout } from './approve-payout.js';
import {
  BalanceTooSmall,
  Beneficiary,
  CampaignNotSettled,
  CreatorOwes,
  FeesNotKnown,
  NothingToPayOut,
  PayoutDecided,
  PayoutNotFound,
  PayoutOpen,
  PayoutOutdated,
  PayoutsBlocked,
  PayoutTooEarly,
  RecipientNotReady,
  SamePerson,
} from './payout.errors.js';
import { NotReturned, TrancheNotAccepted, UnpaidReturning } from './tranches/tranche.errors.js';
import { PayoutViews } from './payout-views.js';
import {
  PayoutResponse,
  PayoutSummary,
  RejectPayoutRequest,
  TimelineResponse,
  toPayoutResponse,
  toPayoutSummary,
  toTimelineResponse,
} from './payouts.dto.js';
import { PreparePayout } from './prepare-payout.js';
import { RejectPayout } from './reject-payout.js';

/** Payouts: prepared by one finance person, approved by another, read by staff and the people of the project. */
@Controller('v1')
@OperationGroup('Payouts')
export class PayoutsController {
  constructor(
    private readonly preparePayout: PreparePayout,
    private readonly approvePayout: ApprovePayout,
    private readonly rejectPayout: RejectPayout,
    private readonly views: PayoutViews,
  ) {}

  @Post('campaigns/:id/payouts')
  @Allow('payouts.prepare')
  @Operation({
    summary: 'Prepare the payout of what is left, or of the next tranche, for another person to approve',
    answer: PayoutResponse,
    problems: [
      CampaignNotFound,
      Beneficiary,
      CampaignNotSettled,
      PayoutTooEarly,
      RecipientNotReady,
      FeesNotKnown,
      CreatorOwes,
      NothingToPayOut,
      TrancheNotAccepted,
      UnpaidReturning,
      NotReturned,
      PayoutsBlocked,
      BalanceTooSmall,
      PayoutOpen,
      PaymentsBusy,
      PaymentsUnreachable,
    ],
  })
  async prepare(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<PayoutResponse> {
    return this.read(await this.preparePayout.execute(id, caller), caller);
  }

  @Get('campaigns/:id/payouts')
  @Allow('payouts.read')
  @Operation({
    summary: 'The payouts of a campaign, and what its money waits for',
    answer: TimelineResponse,
    problems: [CampaignNotFound, PayoutNotFound],
  })
  async timeline(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<TimelineResponse> {
    return toTimelineResponse(await this.views.timeline(id, caller));
  }

  @Get('admin/payouts')
  @Allow('payouts.list')
  @Operation({ summary: 'All payouts, newest first', answer: [PayoutSummary] })
  async all(@Query() query: PageQuery): Promise<Page<PayoutSummary>> {
    const page = await this.views.all(query);
    return { ...page, data: page.data.map(toPayoutSummary) };
  }

  @Get('payouts/:id')
  @Allow('payouts.read')
  @Operation({ summary: 'One payout with its terms and lines', answer: PayoutResponse, problems: [PayoutNotFound] })
  read(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<PayoutResponse> {
    return this.views.one(id, caller).then(toPayoutResponse);
  }

  @Post('payouts/:id/approve')
  @HttpCode(200)
  @Allow('payouts.approve')
  @Operation({
    summary: 'Approve what another person has prepared: it is sent',
    answer: PayoutResponse,
    problems: [
      PayoutNotFound,
      SamePerson,
      Beneficiary,
      RoleTooYoung,
      PayoutDecided,
      CampaignNotSettled,
      RecipientNotReady,
      PayoutsBlocked,
      PayoutOutdated,
    ],
  })
  async approve(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<PayoutResponse> {
    await this.approvePayout.execute(id, caller);
    return this.read(id, caller);
  }

  @Post('payouts/:id/reject')
  @HttpCode(200)
  @Allow('payouts.reject')
  @Operation({
    summary: 'Reject what was prepared: nothing is sent',
    answer: PayoutResponse,
    problems: [PayoutNotFound, PayoutDecided],
  })
  async reject(
    @UuidParam('id') id: string,
    @Body() { reason }: RejectPayoutRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<PayoutResponse> {
    await this.rejectPayout.execute(id, reason, caller);
    return this.read(id, caller);
  }
}
