import { Injectable, Logger } from '@nestjs/common';
import { Consumers, OpenEvents } from '../outbox/index.js';
import { ConsumerUnknown } from './work.errors.js';

/** Has what failed at a consumer tried again now. Trying twice harms nothing: every consumer is safe to repeat. */
@Injectable()
export class RetryFailed {
  private readonly logger = new Logger(RetryFailed.name);

  constructor(
    private readonly consumers: Consumers,
    private readonly events: OpenEvents,
  ) {}

  /** @returns how many events are tried again. @throws ConsumerUnknown */
  async execute(consumer: string, userId: string | null): Promise<number> {
    if (!this.consumers.find(consumer)) throw new ConsumerUnknown();
    const retried = await this.events.retry(consumer);
    this.logger.log({ event: 'work.retried', consumer, retried, userId });
    return retried;
  }
}
