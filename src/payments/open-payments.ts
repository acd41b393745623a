import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { type Tx } from '../platform/database/index.js';
import { birth, history } from '../platform/states/index.js';
import { type NewPayment, PaymentsRepository } from './payments.repository.js';

/** Writes down what is to be charged: one payment per settlement item, for ever. No network. */
@Injectable()
export class OpenPayments {
  constructor(
    private readonly payments: PaymentsRepository,
    private readonly clock: Clock,
  ) {}

  /** Any number in one statement (and one for their history); a payment that exists is left as it is. */
  async execute(tx: Tx, payments: readonly NewPayment[]): Promise<void> {
    if (payments.length === 0) return;
    const now = await this.clock.now(tx);
    const made = await this.payments.insertNew(tx, payments, now);
    await history.record(
      tx,
      made.map((entityId) => ({
        entity: 'payment',
        entityId,
        from: birth,
        to: 'created',
        at: now,
        actorId: null,
        reason: 'settlement',
      })),
    );
  }
}
