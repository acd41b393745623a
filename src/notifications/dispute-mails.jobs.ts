import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Consumers, each } from '../platform/outbox/index.js';
import { pledgeDenied } from '../pledges/index.js';
import { disputeClosed, disputeOpened } from '../refunds/index.js';
import { DenialMails } from './denial-mails.js';
import { DisputeMails } from './dispute-mails.js';

/** What is told of charges that banks question or take back, and of pledges that nobody wants to have made. */
@Injectable()
export class DisputeMailsJobs implements OnModuleInit {
  constructor(
    private readonly consumers: Consumers,
    private readonly mails: DisputeMails,
    private readonly denials: DenialMails,
  ) {}

  onModuleInit(): void {
    this.consumers.on(pledgeDenied, `notifications.${pledgeDenied.event}`, each((news) => this.denials.denied(news))); // prettier-ignore
    this.consumers.on(disputeOpened, `notifications.${disputeOpened.event}`, each((news) => this.mails.opened(news))); // prettier-ignore
    this.consumers.on(disputeClosed, `notifications.${disputeClosed.event}`, each((news) => this.mails.closed(news))); // prettier-ignore
  }
}
