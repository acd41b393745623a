import { Injectable, Logger } from '@nestjs/common';
import { type PaymentView, type ProviderDispute } from '../../payments/index.js';
import { Database, type Tx } from '../../platform/database/index.js';
import { DisputeBooks } from './dispute-books.js';
import { DisputeNews } from './dispute-news.js';
import { DisputeShares } from './dispute-shares.js';
import { stepTo } from './dispute.rules.js';
import { undecidedStates } from './dispute.state.js';
import { DisputedCharges, type HeldCharge } from './disputed-charges.js';
import { DisputesRepository } from './disputes.repository.js';

const dayMs = 86_400_000;

/**
 * The one function for every word about disputes, whoever brought it: webhook, nightly catch-up, daily question. The row
 * moves forward only, and each movement of money is booked once.
 */
@Injectable()
export class RecordDisputes {
  private readonly logger = new Logger(RecordDisputes.name);

  constructor(
    private readonly database: Database,
    private readonly charges: DisputedCharges,
    private readonly disputes: DisputesRepository,
    private readonly books: DisputeBooks,
    private readonly shares: DisputeShares,
    private readonly news: DisputeNews,
  ) {}

  /**
   * Does nothing for a charge that is not ours, and nothing the second time.
   *
   * @throws DisputeWaits when the charge or a refund of it has to be recorded first: ask again in a moment
   */
  async execute(word: ProviderDispute): Promise<void> {
    const payment = await this.charges.find(word);
    if (!payment) return;
    const field = mismatchOf(payment, word);
    if (field) {
      this.logger.error({ message: 'a dispute differs from its charge and was not recorded', id: word.id, field });
      return;
    }
    await this.database.inTransaction(async (tx) => {
      await this.record(tx, await this.charges.hold(tx, payment, word), word);
    });
  }

  private async record(tx: Tx, charge: HeldCharge, word: ProviderDispute): Promise<void> {
    const { locked } = charge;
    const { now: at } = locked;
    const before = await this.disputes.ofProvider(tx, word.id);
    const step = before ? stepTo(before.state, word.status) : word.status;
    const state = step ?? before?.state ?? word.status;
    if (!before) await this.disputes.insert(tx, { ...newOf(charge), state, word });
    const row = before ?? (await this.disputes.ofProvider(tx, word.id));
    if (!row) throw new Error('Postgres did not return the dispute it inserted');
    const dispute = { ...row, state };
    const dueAt = undecidedStates.includes(state) ? new Date(at.getTime() + dayMs) : null;
    await this.disputes.change(tx, dispute.id, { state, word, dueAt });
    const hasMoved = await this.books.execute(tx, charge, dispute, word.movements);
    if (step === null) {
      if (hasMoved) await this.news.movedLate(tx, dispute);
      return;
    }
    await this.shares.follow(tx, locked, dispute);
    await this.news.tell(tx, dispute, { from: before?.state ?? null, to: step, at, reason: word.reason });
  }
}

const newOf = ({ payment, isUnexpected }: HeldCharge) => ({
  campaignId: payment.campaignId,
  pledgeId: payment.pledgeId,
  paymentId: payment.id,
  currency: payment.currency,
  isUnexpected,
});

/** The first thing in which it is not about our charge. A bank may dispute a part, never more than was charged. */
function mismatchOf(payment: PaymentView, { currency, amount, movements }: ProviderDispute): string | null {
  if (currency !== payment.currency) return 'currency';
  if (movements.some((movement) => movement.currency !== payment.currency)) return 'balance-currency';
  return amount > payment.amount + payment.tip ? 'amount' : null;
}
