import { Injectable, type OnModuleInit } from '@nestjs/common';
import { objectionDecided, reportMade, subjectDecided } from '../community/index.js';
import { Consumers, each } from '../platform/outbox/index.js';
import { ModerationMails } from './moderation-mails.js';

/** What those are told who report something, or wrote what was reported. */
@Injectable()
export class ModerationMailsJobs implements OnModuleInit {
  constructor(
    private readonly consumers: Consumers,
    private readonly mails: ModerationMails,
  ) {}

  onModuleInit(): void {
    this.consumers.on(
      reportMade,
      `notifications.${reportMade.event}`,
      each((news) => this.mails.received(news)),
    );
    this.consumers.on(
      subjectDecided,
      `notifications.${subjectDecided.event}`,
      each((news) => this.mails.decided(news)),
    );
    this.consumers.on(
      objectionDecided,
      `notifications.${objectionDecided.event}`,
      each((news) => this.mails.answered(news)),
    );
  }
}
