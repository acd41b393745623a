import { Injectable, type OnModuleInit } from '@nestjs/common';
import { campaignOpened } from '../campaigns/index.js';
import { Database } from '../platform/database/index.js';
import { DueWork } from '../platform/due/index.js';
import { Consumers, each } from '../platform/outbox/index.js';
import { FollowsRepository, unconfirmedDue } from './follows.repository.js';
import { TellFollowers } from './tell-followers.js';
import { TellOfUpdate } from './tell-of-update.js';
import { updatePublished } from './update.events.js';

const atOnce = 1_000;

/** What follows from what happened elsewhere, and what is forgotten in time. */
@Injectable()
export class CommunityJobs implements OnModuleInit {
  constructor(
    private readonly consumers: Consumers,
    private readonly due: DueWork,
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
    this.due.register({
      name: 'community.forget-unconfirmed-follows',
      dueSql: unconfirmedDue,
      run: (_lane, stopping) => this.forget(stopping),
    });
  }

  private async forget(stopping: AbortSignal): Promise<void> {
    for (let gone = atOnce; gone === atOnce && !stopping.aborted;) {
      gone = await this.database.inTransaction((tx) => this.follows.forgetUnconfirmed(tx, atOnce));
    }
  }
}
