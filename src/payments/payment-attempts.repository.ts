import { Injectable } from '@nestjs/common';
import { rows, type Tx } from '../platform/database/index.js';
import { type HeldAttempt } from './payment-attempt.rules.js';
import { type AttemptOutcome } from './payment.rules.js';

/** All SQL on attempts. Writers hold the lock of the payment. */
@Injectable()
export class PaymentAttemptsRepository {
  /** Every attempt of these payments, first to last. */
  async of(tx: Tx, paymentIds: readonly string[]): Promise<HeldAttempt[]> {
    return rows<HeldAttempt>(
      tx,
      `select payment_id "paymentId", number, tries, payment_method_id "paymentMethodId", started_at "startedAt", outcome,
              code, decline_code "declineCode", advice_code "adviceCode"
       from payment_attempts where payment_id = any($1::uuid[]) order by payment_id, number`,
      [paymentIds],
    );
  }

  async start(
    tx: Tx,
    attempts: readonly { paymentId: string; number: number; paymentMethodId: string }[],
    now: Date,
  ): Promise<void> {
    if (attempts.length === 0) return;
    await rows(
      tx,
      `insert into payment_attempts (payment_id, number, payment_method_id, started_at)
       select a.*, $4 from unnest($1::uuid[], $2::integer[], $3::text[]) as a`,
      [
        attempts.map((attempt) => attempt.paymentId),
        attempts.map((attempt) => attempt.number),
        attempts.map((attempt) => attempt.paymentMethodId),
        now,
      ],
    );
  }

  /** Writes the end of open attempts; 'processing' is an end that may still become another. Ids as in `PaymentsRepository.change`. */
  async finish(
    tx: Tx,
    attempts: readonly (AttemptOutcome & { paymentId: string; number: number })[],
    now: Date,
  ): Promise<void> {
    if (attempts.length === 0) return;
    await rows(
      tx,
      `update payment_attempts a
       set finished_at = $7, outcome = o.outcome, code = o.code, decline_code = o.decline_code, advice_code = o.advice_code
       from unnest($1::uuid[], $2::integer[], $3::text[], $4::text[], $5::text[], $6::text[])
         as o (payment_id, number, outcome, code, decline_code, advice_code)
       where a.payment_id = any($1::uuid[]) and a.payment_id = o.payment_id and a.number = o.number and (a.outcome is null or a.outcome = 'processing')`,
      [
        attempts.map((attempt) => attempt.paymentId),
        attempts.map((attempt) => attempt.number),
        attempts.map((attempt) => attempt.outcome),
        attempts.map((attempt) => attempt.code),
        attempts.map((attempt) => attempt.declineCode),
        attempts.map((attempt) => attempt.adviceCode),
        now,
      ],
    );
  }

  /** A confirmation ended unknown: the payment is looked at before the next one, which gets another key. */
  async countTry(tx: Tx, paymentId: string, number: number): Promise<void> {
    await rows(
      tx,
      'update payment_attempts set tries = tries + 1 where payment_id = $1 and number = $2 and outcome is null',
      [paymentId, number],
    );
  }
}
