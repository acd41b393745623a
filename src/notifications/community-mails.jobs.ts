import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  backerToTellMessage,
  backerToTellUpdate,
  commentAnswered,
  commentWritten,
  followAsked,
  followerToTellOpening,
  followerToTellUpdate,
} from '../community/index.js';
import { Consumers, each } from '../platform/outbox/index.js';
import { CommentMails } from './comment-mails.js';
import { FollowMails } from './follow-mails.js';
import { MessageMails } from './message-mails.js';
import { UpdateMails } from './update-mails.js';

/** What those are told who follow a project, back a campaign, or ask and answer. */
@Injectable()
export class CommunityMailsJobs implements OnModuleInit {
  constructor(
    private readonly consumers: Consumers,
    private readonly follows: FollowMails,
    private readonly updates: UpdateMails,
    private readonly comments: CommentMails,
    private readonly messages: MessageMails,
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
    this.consumers.on(backerToTellMessage, `notifications.${backerToTellMessage.event}`, (news) =>
      this.messages.toBackers(news),
    );
    this.consumers.on(
      commentWritten,
      `notifications.${commentWritten.event}`,
      each((news) => this.comments.written(news)),
    );
    this.consumers.on(
      commentAnswered,
      `notifications.${commentAnswered.event}`,
      each((news) => this.comments.answered(news)),
    );
  }
}
