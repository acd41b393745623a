import { Inject, Injectable, Logger } from '@nestjs/common';
import { ChargePayment } from '../payments/index.js';
import { Metrics } from '../platform/metrics.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { type ChargeableItem, ClaimItems } from './claim-items.js';
import { drain, forAWhile } from './drain.js';
import { ItemsRepository } from './items.repository.js';
import { SetItemAside } from './set-item-aside.js';

/** How long one run goes on claiming, in real milliseconds: then closings and refunds get their turn. */
const turnMs = 20_000;

/** Enough under way to use the provider's limit when a charge takes a second, and no more than the pool can serve. */
export const concurrencyFor = (ratePerSecond: number): number => Math.min(Math.max(ratePerSecond, 8), 96);

/**
 * Charges every item that is due. What the provider answers reaches the item, its pledge and the totals by the payment's
 * events, as it does when a webhook brings it; only what has no event is dealt with here. The lease stays until the
 * result clears it, so nobody asks twice meanwhile.
 */
@Injectable()
export class CollectItems {
  private readonly logger = new Logger(CollectItems.name);
  private readonly concurrency: number;
  private readonly outcomes;

  constructor(
    private readonly claims: ClaimItems,
    private readonly items: ItemsRepository,
    private readonly chargePayment: ChargePayment,
    private readonly setAside: SetItemAside,
    @Inject(SETTINGS) settings: Settings,
    metrics: Metrics,
  ) {
    this.concurrency = concurrencyFor(settings.STRIPE_RATE);
    this.outcomes = metrics.counter('tally_settlement_charges_total', 'Attempts to charge an item', ['outcome']);
  }

  /** Until nothing is claimable, or its turn is over. Safe beside itself in any number of processes. */
  async execute(): Promise<void> {
    const claim = this.claims.start(this.concurrency * 2);
    await drain(forAWhile(claim, turnMs), this.concurrency, (item) => this.collect(item));
  }

  private async collect(item: ChargeableItem): Promise<void> {
    try {
      // Suspended, over, or somebody else's by now: given back, in case it is still ours.
      if (!(await this.items.mayCharge(item)))
        return await this.setAside.execute(item, { kind: 'busy', retryAfterMs: 0 });
      const { id, attempts, paymentMethodId, consentEndsAt } = item;
      const result = await this.chargePayment.execute(id, { attempt: attempts + 1, paymentMethodId, consentEndsAt });
      this.outcomes.inc({ outcome: result.kind });
      if (result.kind === 'unknown' || result.kind === 'busy' || result.kind === 'refused') {
        await this.setAside.execute(item, result);
      }
    } catch (error) {
      // The database was away, or a bug: the lease ends by itself, and the payment is asked before it is confirmed again.
      this.logger.error(`the item ${item.id} was not charged`, error);
    }
  }
}
