import { Injectable, type OnModuleInit } from '@nestjs/common';
import { followAsked, followerToTellOpening } from '../community/index.js';
import { Consumers } from '../platform/outbox/index.js';
import { FollowMails } from './follow-mails.js';

/** What those are told who follow a project. */
@Injectable()
export class CommunityMailsJobs implements OnModuleInit {
  constructor(
    private readonly consumers: Consumers,
    private readonly follows: FollowMails,
  ) {}

  onModuleInit(): void {
    this.consumers.on(followAsked, `notifications.${followAsked.event}`, (news) => this.follows.asked(news));
    this.consumers.on(followerToTellOpening, `notifications.${followerToTellOpening.event}`, (news) =>
      this.follows.opened(news),
    );
  }
}
