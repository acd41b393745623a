import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { type Caller, CurrentCaller, Operation, OperationGroup, UuidParam } from '../platform/http/index.js';
import { IllegalTransition } from '../platform/states/index.js';
import { Allow } from '../users/index.js';
import { CampaignNotFound } from './campaign.errors.js';
import { CampaignResponse } from './campaigns.dto.js';
import { CancelCampaign } from './cancel-campaign.js';
import { DeadlineOutOfSpan, DeadlinePast, OpeningOutOfRange } from './deadline.errors.js';
import {
  CampaignNotApproved,
  CampaignNotReady,
  NotYourCampaign,
  ReasonNeeded,
  SuspendedByStaff,
} from './decision.errors.js';
import { CampaignIncomplete, PromiseBeforeDeadline } from './draft.errors.js';
import { CancelRequest, ScheduleRequest, SubmitRequest } from './drafts.dto.js';
import { ReadCampaigns } from './read-campaigns.js';
import { ScheduleCampaign } from './schedule-campaign.js';
import { SubmitCampaign } from './submit-campaign.js';
import { UnscheduleCampaign } from './unschedule-campaign.js';

const refusals = [NotYourCampaign, CampaignNotFound, IllegalTransition];
const deadlineProblems = [DeadlinePast, DeadlineOutOfSpan];

/** The creator's decisions on the way to a live campaign, and off it. */
@Controller('v1/campaigns/:id')
@OperationGroup('Campaign launch')
export class LaunchController {
  constructor(
    private readonly read: ReadCampaigns,
    private readonly submitCampaign: SubmitCampaign,
    private readonly scheduleCampaign: ScheduleCampaign,
    private readonly unscheduleCampaign: UnscheduleCampaign,
    private readonly cancelCampaign: CancelCampaign,
  ) {}

  @Post('submit')
  @HttpCode(200)
  @Allow('campaigns.submit')
  @Operation({
    summary: 'Hand the draft to the moderators',
    answer: CampaignResponse,
    status: 200,
    problems: [...refusals, ...deadlineProblems, CampaignIncomplete, PromiseBeforeDeadline],
  })
  async submit(
    @UuidParam('id') id: string,
    @Body() { acceptTerms }: SubmitRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CampaignResponse> {
    await this.submitCampaign.execute(id, acceptTerms, caller);
    return this.read.one(id, caller);
  }

  @Post('schedule')
  @HttpCode(200)
  @Allow('campaigns.schedule')
  @Operation({
    summary: 'Let the approved campaign open, at once or at a time',
    answer: CampaignResponse,
    status: 200,
    problems: [...refusals, ...deadlineProblems, OpeningOutOfRange, CampaignNotApproved, CampaignNotReady],
  })
  async schedule(
    @UuidParam('id') id: string,
    @Body() { opensAt }: ScheduleRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CampaignResponse> {
    await this.scheduleCampaign.execute(id, opensAt === undefined ? undefined : new Date(opensAt), caller);
    return this.read.one(id, caller);
  }

  @Post('unschedule')
  @HttpCode(200)
  @Allow('campaigns.schedule')
  @Operation({
    summary: 'Take a scheduled campaign back to edit it',
    answer: CampaignResponse,
    status: 200,
    problems: refusals,
  })
  async unschedule(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<CampaignResponse> {
    await this.unscheduleCampaign.execute(id, caller);
    return this.read.one(id, caller);
  }

  @Post('cancel')
  @HttpCode(200)
  @Allow('campaigns.cancel')
  @Operation({
    summary: 'Call the campaign off; staff calls off a suspended one',
    answer: CampaignResponse,
    status: 200,
    problems: [...refusals, ReasonNeeded, SuspendedByStaff],
  })
  async cancel(
    @UuidParam('id') id: string,
    @Body() { reason }: CancelRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CampaignResponse> {
    await this.cancelCampaign.execute(id, reason, caller);
    return this.read.one(id, caller);
  }
}
