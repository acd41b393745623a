import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { history } from '../platform/states/index.js';
import { PaymentAttemptsRepository } from './payment-attempts.repository.js';
import { PaymentGateway } from './payment-gateway.js';
import { paymentCancelled } from './payment.events.js';
import { type LockedPayment, PaymentsRepository } from './payments.repository.js';

/**
 * Ends a payment whose PaymentIntent we do not know. If a create was sent, its answer may be lost or on its way, so the
 * provider is searched first. One that appears later is never confirmed: only what our row names is, and the row is over.
 */
@Injectable()
export class EndUnbegunPayment {
  constructor(
    private readonly database: Database,
    private readonly gateway: PaymentGateway,
    private readonly payments: PaymentsRepository,
    private readonly attempts: PaymentAttemptsRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** The provider's id if there is one after all; null when the payment is now cancelled. */
  async execute(itemId: string): Promise<string | null> {
    const lost = await this.lookForLost(itemId);
    return this.database.inTransaction(async (tx) => {
      const [payment] = await this.payments.lock(tx, { itemIds: [itemId] });
      if (!payment) return null;
      if (payment.providerId) return payment.providerId;
      if (lost) {
        await this.payments.keepProviderIds(tx, [{ id: payment.id, providerId: lost }]);
        return lost;
      }
      await this.end(tx, payment, await this.clock.now(tx));
      return null;
    });
  }

  private async lookForLost(itemId: string): Promise<string | null> {
    const customerId = await this.database.inTransaction(async (tx) => {
      const [payment] = await this.payments.lock(tx, { itemIds: [itemId] });
      const tried = payment ? await this.attempts.of(tx, [payment.id]) : [];
      return tried.length > 0 ? (payment?.customerId ?? null) : null;
    });
    if (!customerId) return null;
    return (await this.gateway.findPaymentByItem({ itemId, customerId }))?.id ?? null;
  }

  private async end(tx: Tx, payment: LockedPayment, now: Date): Promise<void> {
    const { id, itemId, pledgeId, campaignId, state, openAttempt } = payment;
    if (state === 'cancelled') return;
    await this.payments.cancelUnbegun(tx, id);
    const cancelled = { outcome: 'cancelled', code: null, declineCode: null, adviceCode: null } as const;
    if (openAttempt !== null)
      await this.attempts.finish(tx, [{ ...cancelled, paymentId: id, number: openAttempt }], now);
    await history.record(tx, [
      { entity: 'payment', entityId: id, from: state, to: 'cancelled', at: now, actorId: null, reason: 'never begun' },
    ]);
    await this.outbox.emit(tx, [paymentCancelled({ paymentId: id, itemId, pledgeId, campaignId })]);
  }
}
