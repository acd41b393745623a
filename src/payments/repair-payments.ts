import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { isUuid } from '../platform/http/index.js';
import { PaymentsRepository } from './payments.repository.js';
import { type ProviderPayment } from './provider-objects.js';
import { RecordPaymentIntents } from './record-payment-intents.js';

/** Moves forward those of our payments that are further at the provider than in our rows. */
@Injectable()
export class RepairPayments {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentsRepository,
    private readonly recordPaymentIntents: RecordPaymentIntents,
  ) {}

  /** Answers how many moved. */
  async execute(listed: readonly ProviderPayment[]): Promise<number> {
    const ours = listed.filter(({ itemId }) => itemId !== null && isUuid(itemId));
    if (ours.length === 0) return 0;
    const before = await this.payments.standing(
      ours.map(({ id }) => id),
      ours.flatMap(({ itemId }) => itemId ?? []),
    );
    // What has ended stays as it ended, so most of a list costs one question.
    const open = new Map(
      before
        .filter(({ state }) => state !== 'succeeded' && state !== 'cancelled')
        .map(({ itemId, state }) => [itemId, state]),
    );
    const behind = ours.filter(({ itemId }) => itemId !== null && open.has(itemId));
    if (behind.length === 0) return 0;
    const recorded = await this.database.inTransaction((tx) =>
      this.recordPaymentIntents.execute(
        tx,
        behind.map((payment) => ({ payment })),
      ),
    );
    return recorded.filter(({ itemId, state }) => itemId !== null && state !== open.get(itemId)).length;
  }
}
