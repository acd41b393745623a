import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/index.js';
import { Outbox, type OutboxEvent } from '../platform/outbox/index.js';
import { CampaignBackers } from './campaign-backers.repository.js';
import { FollowsRepository } from './follows.repository.js';
import { backerToTellUpdate, followerToTellUpdate } from './update.events.js';
import { UpdatesRepository } from './updates.repository.js';

/** People who are told of in one transaction. */
const pageSize = 1_000;

type PageOf = (tx: Tx, after: string | null) => Promise<string[]>;

/** An update was published: those it is for are to hear of it. Whoever both follows and backs gets one letter. */
@Injectable()
export class TellOfUpdate {
  constructor(
    private readonly database: Database,
    private readonly updates: UpdatesRepository,
    private readonly follows: FollowsRepository,
    private readonly backers: CampaignBackers,
    private readonly outbox: Outbox,
  ) {}

  /** Page by page. When it is repeated the same is said again, and each update has one letter per person. */
  async execute(updateId: string): Promise<void> {
    const update = await this.updates.find(updateId);
    if (!update || update.hiddenAt) return;
    const { campaignId } = update;
    await this.tell(
      (tx, after) => this.backers.page(tx, campaignId, after, pageSize),
      (pledgeId) => backerToTellUpdate({ updateId, pledgeId }),
    );
    if (update.audience !== 'everyone') return;
    await this.tell(
      (tx, after) => this.follows.page(tx, campaignId, after, pageSize),
      (followId) => followerToTellUpdate({ updateId, followId }),
    );
  }

  private async tell(pageOf: PageOf, eventOf: (id: string) => OutboxEvent): Promise<void> {
    for (let after: string | null = null; ;) {
      const told: string[] = await this.database.inTransaction(async (tx) => {
        const page = await pageOf(tx, after);
        await this.outbox.emit(tx, page.map(eventOf));
        return page;
      });
      after = told.at(-1) ?? null;
      if (told.length < pageSize) return;
    }
  }
}
