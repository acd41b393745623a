import { Injectable, Logger } from '@nestjs/common';
import { Campaigns } from '../campaigns/index.js';
import { type BookedBalanceTransaction, type ProviderRefund, RecordBalanceTransactions } from '../payments/index.js';
import { Database, type Tx } from '../platform/database/index.js';
import { isUuid } from '../platform/http/index.js';
import { AdoptRefund } from './adopt-refund.js';
import { RefundBooks } from './refund-books.js';
import { failedReference, mismatchOf, pendingPollMs, sentReference, stepsTo } from './refund.rules.js';
import { RefundsRepository } from './refunds.repository.js';

/**
 * The one function for every word about refunds: answers and webhooks. Finds the row by our id in the metadata or by the
 * provider's, checks payment, amount and currency, moves it forward only, and books it in the same transaction.
 */
@Injectable()
export class RecordRefunds {
  private readonly logger = new Logger(RecordRefunds.name);

  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly refunds: RefundsRepository,
    private readonly books: RefundBooks,
    private readonly balanceTransactions: RecordBalanceTransactions,
    private readonly adopt: AdoptRefund,
  ) {}

  /** A refund of a charge of ours that has no row gets one; others are left alone. */
  async execute(words: readonly ProviderRefund[]): Promise<void> {
    for (const word of words) {
      if (!(await this.rowOf(word))) await this.adopt.execute(word);
      const row = await this.rowOf(word);
      if (row) await this.database.inTransaction((tx) => this.record(tx, row.campaignId, row.id, word));
    }
  }

  private async rowOf({ id, refundId }: ProviderRefund): Promise<{ id: string; campaignId: string } | undefined> {
    const ids = refundId && isUuid(refundId) ? [refundId] : [];
    const found = await this.refunds.campaignsOf({ ids, providerIds: [id] });
    return found.find((row) => row.id === refundId) ?? found[0];
  }

  /** The provider will not send it, and has nothing for it: for staff. */
  async refused(id: string, code: string): Promise<void> {
    const [row] = await this.refunds.campaignsOf({ ids: [id], providerIds: [] });
    if (!row) return;
    await this.database.inTransaction(async (tx) => {
      const locked = await this.campaigns.lock(tx, row.campaignId, 'group');
      const [held] = await this.refunds.lock(tx, [id]);
      if (held?.state !== 'requested') return;
      await this.refunds.change(tx, id, { state: 'failed', providerId: null, dueAt: null, failureCode: code });
      await this.books.failUnsent(tx, locked, held, code);
    });
  }

  private async record(tx: Tx, campaignId: string, id: string, word: ProviderRefund): Promise<void> {
    const locked = await this.campaigns.lock(tx, campaignId, 'group');
    const { now } = locked;
    const [held] = await this.refunds.lock(tx, [id]);
    if (!held) return;
    const field = mismatchOf(held, word);
    if (field)
      return this.logger.error({ message: 'a refund differs from our row and was not recorded', refund: id, field });
    await this.balanceTransactions.execute(tx, mirrored(id, word));
    const steps = stepsTo(held.state, word.status);
    const state = steps.at(-1) ?? held.state;
    const dueAt = state === 'sent' ? new Date(now.getTime() + pendingPollMs) : null;
    await this.refunds.change(tx, id, { state, providerId: word.id, dueAt, failureCode: word.failureReason });
    await this.books.follow(tx, locked, held, steps, word.failureReason ?? word.status);
    if (steps.includes('failed'))
      this.logger.error({ message: 'a refund has failed', refund: id, reason: word.failureReason });
  }
}

/** Its movements on our balance: out, and back when it failed. */
const mirrored = (id: string, word: ProviderRefund): BookedBalanceTransaction[] => [
  ...(word.balanceTransaction ? [{ transaction: word.balanceTransaction, ledgerReference: sentReference(id) }] : []),
  ...(word.failureBalanceTransaction
    ? [{ transaction: word.failureBalanceTransaction, ledgerReference: failedReference(id) }]
    : []),
];
