import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/index.js';
import { type AttemptStart, decideStart, type HeldAttempt } from './payment-attempt.rules.js';
import { PaymentAttemptsRepository } from './payment-attempts.repository.js';
import { type LockedPayment, PaymentsRepository } from './payments.repository.js';
import { WriteGroup } from './write-group.js';

/** The attempt that the schedule asks for. */
export interface WantedAttempt {
  readonly itemId: string;
  readonly number: number;
  readonly paymentMethodId: string;
}

/** An attempt that is written down and may now call the provider. */
export interface BegunAttempt {
  readonly payment: LockedPayment;
  readonly attempt: HeldAttempt;
  readonly now: Date;
}

export type Begun = BegunAttempt | Extract<AttemptStart, { do: 'answer' }>;

/** Writes down the intent to charge before the provider is called, for many items in one transaction. */
@Injectable()
export class BeginAttempt {
  private readonly group: WriteGroup<WantedAttempt, Begun>;

  constructor(
    database: Database,
    private readonly payments: PaymentsRepository,
    private readonly attempts: PaymentAttemptsRepository,
    private readonly clock: Clock,
  ) {
    this.group = new WriteGroup((wanted) => database.inTransaction((tx) => this.begin(tx, wanted)));
  }

  /** @throws Error when the item has no payment: settlement opens them when it freezes its items. */
  async execute(wanted: WantedAttempt): Promise<Begun> {
    return this.group.add(wanted);
  }

  private async begin(tx: Tx, wanted: readonly WantedAttempt[]): Promise<Begun[]> {
    const locked = await this.payments.lock(tx, { itemIds: wanted.map(({ itemId }) => itemId) });
    const held = await this.attempts.of(
      tx,
      locked.map(({ id }) => id),
    );
    const now = await this.clock.now(tx);
    const started: HeldAttempt[] = [];
    const begun = wanted.map((want): Begun => {
      const payment = locked.find(({ itemId }) => itemId === want.itemId);
      if (!payment) throw new Error(`The settlement item ${want.itemId} has no payment`);
      const known = [...held, ...started].filter(({ paymentId }) => paymentId === payment.id);
      const start = decideStart(payment.state, known, want.number);
      if (start.do === 'answer') return start;
      if (start.do === 'resume') return { payment, attempt: start.attempt, now };
      const attempt = newAttempt(payment.id, want, now);
      started.push(attempt);
      return { payment, attempt, now };
    });
    await this.attempts.start(tx, started, now);
    return begun;
  }
}

const newAttempt = (paymentId: string, { number, paymentMethodId }: WantedAttempt, startedAt: Date): HeldAttempt => ({
  paymentId,
  number,
  paymentMethodId,
  startedAt,
  tries: 0,
  outcome: null,
  code: null,
  declineCode: null,
  adviceCode: null,
});
