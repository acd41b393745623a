import { Body, Controller, Patch, Post, Put } from '@nestjs/common';
import { type Caller, CurrentCaller, Operation, OperationGroup, UuidParam } from '../platform/http/index.js';
import { ProjectNotFound } from '../projects/index.js';
import { Allow } from '../users/index.js';
import { CampaignNotFound } from './campaign.errors.js';
import { CampaignResponse } from './campaigns.dto.js';
import {
  DeadlineAmbiguous,
  DeadlineNotATime,
  DeadlineOutOfSpan,
  DeadlinePast,
  OpeningOutOfRange,
} from './deadline.errors.js';
import { NotYourCampaign } from './decision.errors.js';
import { DraftCampaign } from './draft-campaign.js';
import {
  AmountInOtherCurrency,
  CampaignNotEditable,
  CurrencyInUse,
  CurrencyNotOffered,
  PolicyNotForModel,
  PriceBelowMinimum,
  ShippingCountries,
  ToleranceMismatch,
  TranchesMismatch,
} from './draft.errors.js';
import { toDraftEdit, toBudgetInput, toNewDraft, toRewardInput } from './draft-input.js';
import { DraftCampaignRequest, EditCampaignRequest, SetNeedsRequest, SetRewardsRequest } from './drafts.dto.js';
import { EditCampaign } from './edit-campaign.js';
import { ReadCampaigns } from './read-campaigns.js';
import { SetNeeds } from './set-needs.js';
import { SetRewards } from './set-rewards.js';

const refusals = [NotYourCampaign, CampaignNotFound, CampaignNotEditable];
const deadlineProblems = [DeadlineNotATime, DeadlineAmbiguous, DeadlinePast, DeadlineOutOfSpan, OpeningOutOfRange];
const termsProblems = [...deadlineProblems, CurrencyNotOffered, PolicyNotForModel, ToleranceMismatch];
const rewardProblems = [AmountInOtherCurrency, PriceBelowMinimum, ShippingCountries];

/** A campaign while its creator writes it. */
@Controller('v1')
@OperationGroup('Campaign drafts')
export class DraftsController {
  constructor(
    private readonly read: ReadCampaigns,
    private readonly draftCampaign: DraftCampaign,
    private readonly editCampaign: EditCampaign,
    private readonly setNeeds: SetNeeds,
    private readonly setRewards: SetRewards,
  ) {}

  @Post('projects/:id/campaigns')
  @Allow('campaigns.create')
  @Operation({
    summary: 'Begin a campaign for a project',
    answer: CampaignResponse,
    status: 201,
    problems: [ProjectNotFound, NotYourCampaign, ...termsProblems, ...rewardProblems],
  })
  async draft(
    @UuidParam('id') projectId: string,
    @Body() body: DraftCampaignRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CampaignResponse> {
    return this.read.one(await this.draftCampaign.execute(projectId, toNewDraft(body), caller), caller);
  }

  @Patch('campaigns/:id')
  @Allow('campaigns.edit')
  @Operation({
    summary: 'Edit a draft',
    answer: CampaignResponse,
    problems: [...refusals, ...termsProblems, CurrencyInUse],
  })
  async edit(
    @UuidParam('id') id: string,
    @Body() body: EditCampaignRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CampaignResponse> {
    await this.editCampaign.execute(id, toDraftEdit(body), caller);
    return this.read.one(id, caller);
  }

  @Put('campaigns/:id/needs')
  @Allow('campaigns.edit')
  @Operation({
    summary: 'Write the budget; the required needs are the target',
    answer: CampaignResponse,
    problems: [...refusals, AmountInOtherCurrency, TranchesMismatch],
  })
  async needs(
    @UuidParam('id') id: string,
    @Body() budget: SetNeedsRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CampaignResponse> {
    await this.setNeeds.execute(id, toBudgetInput(budget), caller);
    return this.read.one(id, caller);
  }

  @Put('campaigns/:id/rewards')
  @Allow('campaigns.edit')
  @Operation({
    summary: 'Write the rewards',
    answer: CampaignResponse,
    problems: [...refusals, ...rewardProblems],
  })
  async rewards(
    @UuidParam('id') id: string,
    @Body() { rewards }: SetRewardsRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CampaignResponse> {
    await this.setRewards.execute(id, rewards.map(toRewardInput), caller);
    return this.read.one(id, caller);
  }
}
