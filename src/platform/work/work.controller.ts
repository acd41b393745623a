import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { Allow } from '../http/allow.js';
import { type Caller, CurrentCaller, Operation, OperationGroup } from '../http/index.js';
import { OpenEvents } from '../outbox/index.js';
import { RetryFailed } from './retry-failed.js';
import {
  EventsResponse,
  RetryRequest,
  RetryResponse,
  toEventsResponse,
  toWorkResponse,
  WorkResponse,
} from './work.dto.js';
import { ConsumerUnknown } from './work.errors.js';
import { Work } from './work.js';

/** What is left to do, for staff and for runs in virtual time. */
@Controller('v1/admin/work')
@OperationGroup('Work')
export class WorkController {
  constructor(
    private readonly work: Work,
    private readonly events: OpenEvents,
    private readonly retryFailed: RetryFailed,
  ) {}

  @Get()
  @Allow('work.read')
  @Operation({ summary: 'What is left to do, and when the next thing is due', answer: WorkResponse, status: 200 })
  async read(): Promise<WorkResponse> {
    return toWorkResponse(await this.work.status());
  }

  @Get('events')
  @Allow('work.list')
  @Operation({ summary: 'Events that are not handled yet, and those that fail', answer: EventsResponse })
  async listEvents(): Promise<EventsResponse> {
    return toEventsResponse(...(await Promise.all([this.events.byConsumer(), this.events.failing()])));
  }

  @Post('retries')
  @HttpCode(200)
  @Allow('work.retry')
  @Operation({
    summary: 'Try again now what failed at one consumer',
    answer: RetryResponse,
    status: 200,
    problems: [ConsumerUnknown],
  })
  async retry(@Body() { consumer }: RetryRequest, @CurrentCaller() { userId }: Caller): Promise<RetryResponse> {
    return { retried: await this.retryFailed.execute(consumer, userId) };
  }
}
