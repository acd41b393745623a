import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Consumers, each } from '../platform/outbox/index.js';
import { disputeClosed, disputeOpened } from '../refunds/index.js';
import { DisputeMails } from './dispute-mails.js';

/** What is told of charges that banks question or take back. */
@Injectable()
export class DisputeMailsJobs implements OnModuleInit {
  constructor(
    private readonly consumers: Consumers,
    private readonly mails: DisputeMails,
  ) {}

  onModuleInit(): void {
    this.consumers.on(disputeOpened, `notifications.${disputeOpened.event}`, each((news) => this.mails.opened(news))); // prettier-ignore
    this.consumers.on(disputeClosed, `notifications.${disputeClosed.event}`, each((news) => this.mails.closed(news))); // prettier-ignore
  }
}
