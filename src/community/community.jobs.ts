import { Injectable, type OnModuleInit } from '@nestjs/common';
import { campaignOpened } from '../campaigns/index.js';
import { Database } from '../platform/database/index.js';
import { Consumers, each } from '../platform/outbox/index.js';
import { Retention } from '../platform/retention/index.js';
import { FollowsRepository, unconfirmedDue } from './follows.repository.js';
import { TellFollowers } from './tell-followers.js';
import { TellOfUpdate } from './tell-of-update.js';
import { updatePublished } from './update.events.js';

/** What follows from what happened elsewhere, and what is forgotten in time. */
@Injectable()
export class CommunityJobs implements OnModuleInit {
  constructor(
    private readonly consumers: Consumers,
    private readonly retention: Retention,
    private readonly database: Database,
    private readonly follows: FollowsRepository,
    private readonly tellFollowers: TellFollowers,
    private readonly tellOfUpdate: TellOfUpdate,
  ) {}

  onModuleInit(): void {
    this.consumers.on(
      campaignOpened,
      'community.tell-followers',
      each(({ campaignId }) => this.tellFollowers.opened(campaignId)),
    );
    this.consumers.on(
      updatePublished,
      'community.tell-of-update',
      each(({ updateId }) => this.tellOfUpdate.execute(updateId)),
    );
    this.retention.register('unconfirmed-follows', {
      dueSql: unconfirmedDue,
      forget: (limit) => this.database.inTransaction((tx) => this.follows.forgetUnconfirmed(tx, limit)),
    });
  }
}
