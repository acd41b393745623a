import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { CampaignNotFound } from '../campaigns/index.js';
import { type Caller, CurrentCaller, Operation, OperationGroup, type Page, UuidParam } from '../platform/http/index.js';
import { PledgeAccess, PledgeNotFound } from '../pledges/index.js';
import { Allow } from '../users/index.js';
import { AnswerDelivery } from './answer-delivery.js';
import {
  AnswerRequest,
  BoardLineResponse,
  BoardQuery,
  DeliveryResponse,
  MarkAllRequest,
  MarkedResponse,
  MarkRequest,
  toBoardLineResponse,
  toDeliveryResponse,
} from './deliveries.dto.js';
import { DeliveryNotFound, NothingToDeliver, NotSentYet, TrackingForOne } from './delivery.errors.js';
import { MarkDeliveries } from './mark-deliveries.js';
import { ReadDeliveries } from './read-deliveries.js';

/** What a campaign has to deliver, for its people. */
@Controller('v1/campaigns/:id')
@OperationGroup('Deliveries')
export class DeliveriesController {
  constructor(
    private readonly read: ReadDeliveries,
    private readonly markDeliveries: MarkDeliveries,
  ) {}

  @Get('deliveries')
  @Allow('deliveries.read')
  @Operation({
    summary: 'Who gets what, and how far it is: a line for each reward of each collected pledge',
    answer: [BoardLineResponse],
    problems: [CampaignNotFound, NothingToDeliver],
  })
  async board(
    @UuidParam('id') id: string,
    @Query() query: BoardQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<BoardLineResponse>> {
    const page = await this.read.board(id, query, caller);
    return { ...page, data: page.data.map(toBoardLineResponse) };
  }

  @Post('deliveries/mark')
  @HttpCode(200)
  @Allow('deliveries.mark')
  @Operation({
    summary: 'Say how far some of them are; what cannot take the step stays as it is',
    answer: MarkedResponse,
    status: 200,
    problems: [CampaignNotFound, NothingToDeliver, TrackingForOne],
  })
  mark(
    @UuidParam('id') id: string,
    @Body() { lines, to, carrier, trackingUrl }: MarkRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<MarkedResponse> {
    return this.markDeliveries.execute(
      id,
      lines,
      { to, carrier: carrier ?? null, trackingUrl: trackingUrl ?? null },
      caller,
    );
  }

  @Post('rewards/:rewardId/deliveries/mark')
  @HttpCode(200)
  @Allow('deliveries.mark')
  @Operation({
    summary: 'Say how far all of a reward are that have not come so far',
    answer: MarkedResponse,
    status: 200,
    problems: [CampaignNotFound, NothingToDeliver],
  })
  markAll(
    @UuidParam('id') id: string,
    @UuidParam('rewardId') rewardId: string,
    @Body() { to, carrier }: MarkAllRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<MarkedResponse> {
    return this.markDeliveries.allOf(id, rewardId, { to, carrier: carrier ?? null }, caller);
  }
}

/** What a backer gets for a pledge. A guest comes with its signed link. */
@Controller('v1/pledges/:id/deliveries')
@OperationGroup('Deliveries')
export class PledgeDeliveriesController {
  constructor(
    private readonly access: PledgeAccess,
    private readonly read: ReadDeliveries,
    private readonly answerDelivery: AnswerDelivery,
  ) {}

  @Get()
  @Allow('pledges.delivery')
  @Operation({
    summary: 'How far the rewards of a pledge are; empty until its campaign has succeeded',
    answer: [DeliveryResponse],
    problems: [PledgeNotFound],
  })
  async list(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<{ data: DeliveryResponse[] }> {
    await this.access.own(id, caller);
    return { data: (await this.read.ofPledge(id)).map(toDeliveryResponse) };
  }

  @Put(':rewardId/answer')
  @Allow('pledges.delivery')
  @Operation({
    summary: 'Say whether a reward that was sent has come; what is said last holds',
    answer: [DeliveryResponse],
    problems: [PledgeNotFound, DeliveryNotFound, NotSentYet],
  })
  async answer(
    @UuidParam('id') id: string,
    @UuidParam('rewardId') rewardId: string,
    @Body() { hasArrived }: AnswerRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<{ data: DeliveryResponse[] }> {
    await this.answerDelivery.execute(await this.access.own(id, caller), rewardId, hasArrived, caller);
    return this.list(id, caller);
  }
}
