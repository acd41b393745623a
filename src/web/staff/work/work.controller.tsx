import { Body, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { OpenEvents } from '../../../platform/outbox/index.js';
import { JobQueue } from '../../../platform/queue/index.js';
import { RetryFailed, Work } from '../../../platform/work/index.js';
import { Allow } from '../../../users/index.js';
import { emptyForm, type FormState } from '../../forms/field.js';
import { PageRoutes } from '../../frame/page-routes.js';
import { CurrentVisit, type Visit } from '../../frame/visit.js';
import { mayDo } from '../frame/staff-ways.js';
import { StaffPages } from '../frame/staff-pages.js';
import { tryDeed } from '../frame/try-deed.js';
import { WorkPage } from './work.page.js';
import { workWords } from './work.words.js';

const retryForm = z.strictObject({ consumer: z.string().max(100) });

/** What the service does by itself: what waits, what fails, and what is due when. */
@PageRoutes('staff/work')
export class StaffWorkController {
  constructor(
    private readonly pages: StaffPages,
    private readonly work: Work,
    private readonly events: OpenEvents,
    private readonly queue: JobQueue,
    private readonly retryFailed: RetryFailed,
  ) {}

  @Get()
  @Allow('work.list')
  async list(@CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.show(reply, visit, emptyForm);
  }

  @Post('retries')
  @Allow('work.retry')
  async retry(@Body() body: unknown, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const { userId } = visit.caller;
    const tried = await tryDeed(visit, body, retryForm, ({ consumer }) => this.retryFailed.execute(consumer, userId));
    if (!tried.ok) return this.show(reply, visit, tried.state);
    await this.pages.redirect(reply, visit, '/staff/work');
  }

  private async show(reply: FastifyReply, visit: Visit, state: FormState): Promise<void> {
    const { title, lede } = workWords[visit.locale];
    const [status, open, failing] = await Promise.all([
      this.work.status(),
      this.events.byConsumer(),
      this.events.failing(),
    ]);
    const mayRetry = mayDo('work.retry', visit.caller);
    await this.pages.send(reply, visit, {
      way: 'work',
      title,
      lede: lede[this.queue.kind],
      status: state === emptyForm ? 200 : 422,
      content: <WorkPage {...{ status, open, failing, mayRetry, state }} />,
    });
  }
}
