import { Injectable, Logger } from '@nestjs/common';
import { Campaigns } from '../campaigns/index.js';
import { type ChargeResult } from '../payments/index.js';
import { Database } from '../platform/database/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { history } from '../platform/states/index.js';
import { type ClaimedItem, ItemsRepository } from './items.repository.js';
import { backoffMs } from './schedule.rules.js';
import { itemHeld } from './settlement.events.js';

/** The ends of a charge that tell us nothing about the money. */
export type Unsettled = Extract<ChargeResult, { kind: 'unknown' | 'busy' | 'refused' }>;

/** From this many calls without an answer on, somebody should look. */
const triesUntilAlarm = 10;

/** Gives a claimed item back: to be asked about again, or to be held for staff. Nothing is ever taken for a failure. */
@Injectable()
export class SetItemAside {
  private readonly logger = new Logger(SetItemAside.name);

  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly items: ItemsRepository,
    private readonly outbox: Outbox,
  ) {}

  async execute(item: ClaimedItem, result: Unsettled): Promise<void> {
    if (result.kind === 'refused') return this.hold(item, result.code);
    const isUnknown = result.kind === 'unknown';
    const waitMs = isUnknown ? backoffMs(item.tries) : Math.max(result.retryAfterMs, 100);
    await this.database.inTransaction((tx) => this.items.retryAfter(tx, item, waitMs, isUnknown));
    if (isUnknown && item.tries + 1 >= triesUntilAlarm) {
      this.logger.error({ message: 'the provider does not say what became of an item', item: item.id });
    }
  }

  private async hold(item: ClaimedItem, code: string): Promise<void> {
    const { id, campaignId } = item;
    const stopped = await this.database.inTransaction(async (tx) => {
      const { now } = await this.campaigns.lock(tx, campaignId, 'group');
      const outcome = await this.items.hold(tx, item, code);
      if (!outcome.held) return false;
      await history.record(tx, [
        { entity: 'settlement_item', entityId: id, from: 'open', to: 'held', at: now, actorId: null, reason: code },
      ]);
      await this.outbox.emit(tx, [itemHeld({ campaignId, itemId: id, code })]);
      return outcome.stopped;
    });
    this.logger.error({ message: 'an item is held for staff', item: id, code });
    if (stopped) this.logger.fatal({ message: 'the collection of a campaign has stopped', campaign: campaignId, code });
  }
}
