import { Injectable, type OnModuleInit } from '@nestjs/common';
import { backerToTellUpdate, followAsked, followerToTellOpening, followerToTellUpdate } from '../community/index.js';
import { Consumers } from '../platform/outbox/index.js';
import { FollowMails } from './follow-mails.js';
import { UpdateMails } from './update-mails.js';

/** What those are told who follow a project or back a campaign. */
@Injectable()
export class CommunityMailsJobs implements OnModuleInit {
  constructor(
    private readonly consumers: Consumers,
    private readonly follows: FollowMails,
    private readonly updates: UpdateMails,
  ) {}

  onModuleInit(): void {
    this.consumers.on(followAsked, `notifications.${followAsked.event}`, (news) => this.follows.asked(news));
    this.consumers.on(followerToTellOpening, `notifications.${followerToTellOpening.event}`, (news) =>
      this.follows.opened(news),
    );
    this.consumers.on(followerToTellUpdate, `notifications.${followerToTellUpdate.event}`, (news) =>
      this.updates.toFollowers(news),
    );
    this.consumers.on(backerToTellUpdate, `notifications.${backerToTellUpdate.event}`, (news) =>
      this.updates.toBackers(news),
    );
  }
}
