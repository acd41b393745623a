import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Consumers, each } from '../platform/outbox/index.js';
import { Work } from '../platform/work/index.js';
import { roleGranted, userChallenged, userRegisteredAgain } from '../users/index.js';
import { AccountMails } from './account-mails.js';

/** Who is told what: one consumer per event. */
@Injectable()
export class NotificationsJobs implements OnModuleInit {
  constructor(
    private readonly consumers: Consumers,
    private readonly work: Work,
    private readonly account: AccountMails,
  ) {}

  onModuleInit(): void {
    this.work.register(
      'notifications.unsent-mails',
      'select count(*) from mails where sent_at is null and retry_at <= clock_timestamp()',
    );
    this.aboutAccounts();
  }

  private aboutAccounts(): void {
    this.consumers.on(
      userChallenged,
      'notifications.challenge',
      each((payload) => this.account.challenge(payload)),
    );
    this.consumers.on(
      userRegisteredAgain,
      'notifications.already-registered',
      each((payload) => this.account.registeredAgain(payload)),
    );
    this.consumers.on(
      roleGranted,
      'notifications.role-granted',
      each((payload) => this.account.roleGranted(payload)),
    );
  }
}
