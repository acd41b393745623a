import { Inject, Injectable, Logger } from '@nestjs/common';
import { CancelPayment } from '../payments/index.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/index.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { concurrencyFor } from './collect-items.js';
import { drain, forAWhile } from './drain.js';
import { type ClaimedItem, ItemsRepository } from './items.repository.js';
import { RoundsRepository } from './rounds.repository.js';
import { backoffMs } from './schedule.rules.js';

const turnMs = 20_000;
const batchSize = 100;
const day = 86_400_000;

/**
 * The end of the window: every item that is not final has its payment cancelled and read back. What that leads to comes
 * by the payment's events: succeeded is collected, cancelled is dropped. What nobody can say stays, with an alarm.
 */
@Injectable()
export class FinishItems {
  private readonly logger = new Logger(FinishItems.name);

  constructor(
    private readonly database: Database,
    private readonly rounds: RoundsRepository,
    private readonly items: ItemsRepository,
    private readonly cancelPayment: CancelPayment,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async execute(): Promise<void> {
    const claim = forAWhile(() => this.claim(), turnMs);
    await drain(claim, concurrencyFor(this.settings.STRIPE_RATE), (item) => this.finish(item));
  }

  private async claim(): Promise<ClaimedItem[]> {
    for (const round of await this.rounds.toFinish()) {
      const claimed = await this.database.inTransaction((tx) => this.items.claimUnfinished(tx, round, batchSize));
      if (claimed.length > 0) return claimed;
    }
    return [];
  }

  private async finish(item: ClaimedItem): Promise<void> {
    try {
      const result = await this.cancelPayment.execute(item.id);
      if (result === 'processing') return await this.waitForResult(item);
      if (result === 'unknown') return await this.askAgain(item);
    } catch (error) {
      this.logger.error(`the payment of item ${item.id} was not ended`, error);
    }
  }

  /** A bank debit ends up to 14 business days later, and can neither be cancelled nor counted before: asked daily. */
  private async waitForResult(item: ClaimedItem): Promise<void> {
    this.logger.log({ message: 'an item is processing beyond its window', item: item.id });
    await this.database.inTransaction(async (tx) => {
      const now = await this.clock.now(tx);
      await this.items.finishLater(tx, item, new Date(now.getTime() + day));
    });
  }

  private async askAgain(item: ClaimedItem): Promise<void> {
    this.logger.error({ message: 'the payment of an item cannot be ended yet', item: item.id, tries: item.tries + 1 });
    await this.database.inTransaction((tx) => this.items.retryAfter(tx, item, backoffMs(item.tries), true));
  }
}
