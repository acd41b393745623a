import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { followerToTellOpening } from './follow.events.js';
import { FollowsRepository } from './follows.repository.js';

/** Followers that are told of in one transaction. */
const pageSize = 1_000;

/** A campaign has opened: all who follow its project are to hear of it. */
@Injectable()
export class TellFollowers {
  constructor(
    private readonly database: Database,
    private readonly follows: FollowsRepository,
    private readonly outbox: Outbox,
  ) {}

  /** Page by page. When it is repeated the same is said again, and each occasion has one letter per follower. */
  async opened(campaignId: string): Promise<void> {
    for (let after: string | null = null; ;) {
      const told: string[] = await this.database.inTransaction(async (tx) => {
        const page = await this.follows.page(tx, campaignId, after, pageSize);
        await this.outbox.emit(
          tx,
          page.map((followId) => followerToTellOpening({ followId, campaignId })),
        );
        return page;
      });
      after = told.at(-1) ?? null;
      if (told.length < pageSize) return;
    }
  }
}
