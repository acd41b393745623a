import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { CampaignNotFound } from '../../campaigns/index.js';
import {
  type Caller,
  CurrentCaller,
  Operation,
  OperationGroup,
  type Page,
  PageQuery,
  TooManyRequests,
  UuidParam,
} from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { CampaignNotPublic } from '../update.errors.js';
import { type MessageFor } from './backer-message.entity.js';
import { LanguageTwice, NobodyToWriteTo, RewardNotOfCampaign } from './message.errors.js';
import { MessageAudienceQuery, MessageResponse, RecipientsResponse, SendMessageRequest } from './messages.dto.js';
import { ReadMessages } from './read-messages.js';
import { SendMessage } from './send-message.js';

@Controller('v1')
@OperationGroup('Community')
export class MessagesController {
  constructor(
    private readonly sendMessage: SendMessage,
    private readonly read: ReadMessages,
  ) {}

  @Get('campaigns/:id/messages')
  @Allow('messages.send')
  @Operation({
    summary: 'What was written to backers, newest first; for owner and deputy',
    answer: [MessageResponse],
    problems: [CampaignNotFound, CampaignNotPublic],
  })
  list(
    @UuidParam('id') campaignId: string,
    @Query() query: PageQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<MessageResponse>> {
    return this.read.ofCampaign(campaignId, query, caller);
  }

  @Get('campaigns/:id/messages/recipients')
  @Allow('messages.send')
  @Operation({
    summary: 'How many people a message would go to now',
    answer: RecipientsResponse,
    problems: [CampaignNotFound, CampaignNotPublic, RewardNotOfCampaign],
  })
  async recipients(
    @UuidParam('id') campaignId: string,
    @Query() query: MessageAudienceQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<RecipientsResponse> {
    return { recipients: await this.read.recipients(toOf(campaignId, query), caller) };
  }

  @Post('campaigns/:id/messages')
  @Allow('messages.send')
  @Operation({
    summary: 'Write to backers by mail, in each reader’s language where it was written; at most three a day',
    answer: RecipientsResponse,
    status: 201,
    problems: [
      CampaignNotFound,
      CampaignNotPublic,
      NobodyToWriteTo,
      RewardNotOfCampaign,
      LanguageTwice,
      TooManyRequests,
    ],
  })
  async send(
    @UuidParam('id') campaignId: string,
    @Body() body: SendMessageRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<RecipientsResponse> {
    return { recipients: await this.sendMessage.execute(toOf(campaignId, body), body.texts, caller) };
  }
}

const toOf = (campaignId: string, { audience, rewardId }: MessageAudienceQuery): MessageFor => ({
  campaignId,
  audience,
  rewardId: rewardId ?? null,
});
