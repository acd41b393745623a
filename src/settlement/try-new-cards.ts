import { Injectable } from '@nestjs/common';
import { Campaigns } from '../campaigns/index.js';
import { Database } from '../platform/database/index.js';
import { Pledges } from '../pledges/index.js';
import { ItemsRepository } from './items.repository.js';
import { canTryNewCard } from './result.rules.js';

/** A backer gave a new card for a charge that did not go through: it is tried at once, not at the next slot. */
@Injectable()
export class TryNewCards {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly pledges: Pledges,
    private readonly items: ItemsRepository,
  ) {}

  /** Of one campaign. An item that does not wait, or was tried beyond all reason, is left as it is. */
  async execute(campaignId: string, pledgeIds: readonly string[]): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const { now } = await this.campaigns.lock(tx, campaignId, 'group');
      const items = await this.items.read(tx, await this.items.ofPledges(tx, pledgeIds));
      const cards = await this.pledges.cardsOf(pledgeIds, tx);
      const stateOf = new Map(cards.map(({ pledgeId, state }) => [pledgeId, state]));
      const tried = items.filter((item) => {
        const pledgeState = stateOf.get(item.pledgeId);
        return pledgeState !== undefined && canTryNewCard({ ...item, pledgeState });
      });
      await this.items.change(
        tx,
        tried.map(({ id, state, attempts, remindedAt }) => ({ id, state, attempts, dueAt: now, remindedAt })),
      );
    });
  }
}
