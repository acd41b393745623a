import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Campaigns } from '../campaigns/index.js';
import { Database } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { history } from '../platform/states/index.js';
import { HeldItems } from './held-items.js';
import { ItemsRepository } from './items.repository.js';
import { HeldItemNotFound } from './settlement.errors.js';

/** Staff have found out why the provider refused: the item is open again, and tried at once while its window lasts. */
@Injectable()
export class ReleaseHeldItem {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly heldItems: HeldItems,
    private readonly items: ItemsRepository,
    private readonly audit: Audit,
  ) {}

  /** @throws HeldItemNotFound */
  async execute(itemId: string, reason: string, caller: Caller): Promise<void> {
    const found = await this.heldItems.find(itemId);
    if (!found) throw new HeldItemNotFound();
    await this.database.inTransaction(async (tx) => {
      const { now } = await this.campaigns.lock(tx, found.campaignId, 'group');
      const [item] = await this.items.read(tx, [itemId]);
      if (item?.state !== 'held') throw new HeldItemNotFound();
      const { attempts, remindedAt } = item;
      await this.items.change(tx, [{ id: itemId, state: 'open', attempts, dueAt: now, remindedAt }]);
      await history.record(tx, [
        {
          entity: 'settlement_item',
          entityId: itemId,
          from: 'held',
          to: 'open',
          at: now,
          actorId: caller.userId,
          reason: 'released',
        },
      ]);
      await this.audit.record(tx, [
        {
          caller,
          action: 'settlement-item.released',
          subject: 'settlement_item',
          subjectId: itemId,
          details: { campaignId: found.campaignId, code: found.code },
          text: reason,
        },
      ]);
    });
  }
}
