import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/index.js';
import { type BegunAttempt } from './begin-attempt.js';
import { createKey, keyIsOld } from './payment-attempt.rules.js';
import { PaymentGateway } from './payment-gateway.js';
import { mismatchOf } from './payment.rules.js';
import { type PaymentState } from './payment.state.js';
import { PaymentsRepository } from './payments.repository.js';
import { ProviderMode } from './provider-mode.js';
import { isKeySpent, ProviderMismatch, ProviderRefused } from './provider.errors.js';
import { type ProviderPayment } from './provider-objects.js';
import { WriteGroup } from './write-group.js';

type Made = { itemId: string; made: ProviderPayment };
type Kept = { readonly state: PaymentState; readonly mismatch: string | null };

/** The PaymentIntent to confirm, or how the payment ended meanwhile. */
export type EnsuredPayment = { readonly id: string } | { readonly ended: 'succeeded' | 'cancelled' };

/** Makes the one PaymentIntent of an item, or finds the one that a lost answer was about, and keeps its id. */
@Injectable()
export class EnsurePayment {
  private readonly group: WriteGroup<Made, Kept>;

  constructor(
    private readonly database: Database,
    private readonly gateway: PaymentGateway,
    private readonly payments: PaymentsRepository,
    private readonly mode: ProviderMode,
  ) {
    this.group = new WriteGroup((made) => database.inTransaction((tx) => this.keep(tx, made)));
  }

  /**
   * The provider's id, committed.
   *
   * @throws ProviderUnknownOutcome, ProviderBusy, ProviderRefused; ProviderMismatch when the answer is not about our row.
   */
  async execute(begun: BegunAttempt): Promise<EnsuredPayment> {
    const { payment } = begun;
    if (payment.providerId) return { id: payment.providerId };
    const made = (await this.lookForLost(begun)) ?? (await this.create(begun));
    const { state, mismatch } = await this.group.add({ itemId: payment.itemId, made });
    if (mismatch) throw new ProviderMismatch(made.id, mismatch);
    return state === 'succeeded' || state === 'cancelled' ? { ended: state } : { id: made.id };
  }

  /** Only when the key can no longer be trusted to repeat the first answer. */
  private async lookForLost({ payment, now }: BegunAttempt): Promise<ProviderPayment | null> {
    if (payment.createTries === 0 && !keyIsOld(payment.dueAt, now)) return null;
    return this.gateway.findPaymentByItem({ itemId: payment.itemId, customerId: payment.customerId ?? '' });
  }

  private async create({ payment, now }: BegunAttempt): Promise<ProviderPayment> {
    const { customerId, itemId, campaignId, amount, tip, currency } = payment;
    if (!customerId)
      throw new ProviderRefused('payment_intents.create', 400, 'customer_missing', 'customer', 'no customer');
    const tries = payment.createTries + (keyIsOld(payment.dueAt, now) ? 1 : 0);
    try {
      return await this.gateway.createPayment({
        itemId,
        campaignId,
        customerId,
        amount: amount + tip,
        currency,
        key: createKey(itemId, tries),
      });
    } catch (error) {
      // The next call looks for what the spent key may have made, and then uses another.
      if (isKeySpent(error)) await this.database.inTransaction((tx) => this.payments.countCreateTry(tx, payment.id));
      throw error;
    }
  }

  /** What the provider made is checked against the row like any other news: a wrong amount must never be confirmed. */
  private async keep(tx: Tx, made: readonly Made[]): Promise<Kept[]> {
    const locked = await this.payments.lock(tx, { itemIds: made.map(({ itemId }) => itemId) });
    const held = new Map(locked.map((payment) => [payment.itemId, payment]));
    const known: { id: string; providerId: string }[] = [];
    const kept = made.map(({ itemId, made: answer }): Kept => {
      const payment = held.get(itemId);
      if (!payment) return { state: 'created', mismatch: 'item' };
      const mismatch = mismatchOf(payment, answer, this.mode.live);
      if (!mismatch) known.push({ id: payment.id, providerId: answer.id });
      return { state: payment.state, mismatch };
    });
    await this.payments.keepProviderIds(tx, known);
    return kept;
  }
}
