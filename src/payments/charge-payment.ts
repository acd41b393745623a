import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { BeginAttempt, type BegunAttempt } from './begin-attempt.js';
import { consentLapsed, isCardGone } from './decline.rules.js';
import { EnsurePayment } from './ensure-payment.js';
import { confirmKey } from './payment-attempt.rules.js';
import { PaymentAttemptsRepository } from './payment-attempts.repository.js';
import { PaymentGateway } from './payment-gateway.js';
import { PaymentRecorder } from './payment-recorder.js';
import { type AttemptOutcome, type PaymentReceipt } from './payment.rules.js';
import { ProviderBusy, ProviderMismatch, ProviderRefused, ProviderUnknownOutcome } from './provider.errors.js';
import { type Confirmation, type DeclineKind, type ProviderPayment } from './provider-objects.js';

/** The next attempt of an item, as its pledge stands. */
export interface WantedCharge {
  /** Counts from 1. */
  readonly attempt: number;
  readonly paymentMethodId: string;
  /** From then on the backer has not agreed to be charged; null without any consent. */
  readonly consentEndsAt: Date | null;
}

/** What an attempt to charge came to. */
export type ChargeResult =
  | { readonly kind: 'succeeded' | 'processing' | 'cancelled' }
  | {
      readonly kind: 'authentication_required' | DeclineKind;
      readonly code: string | null;
      readonly declineCode: string | null;
      readonly adviceCode: string | null;
    }
  /** Nothing was done: again after so many real milliseconds. */
  | { readonly kind: 'busy'; readonly retryAfterMs: number }
  /** The provider did not say: again later, never given up as failed. */
  | { readonly kind: 'unknown' }
  /** The provider will not, or its answer does not match our row: for staff. `code` tells one cause from another. */
  | { readonly kind: 'refused'; readonly code: string };

/**
 * Charges a settlement item: intent, call, record. Whatever dies in between, calling it again for the same attempt ends
 * in the same payment: there is one PaymentIntent per item, it succeeds once at most, and it is asked before it is
 * confirmed again. Safe in parallel; concurrent calls share their transactions.
 */
@Injectable()
export class ChargePayment {
  constructor(
    private readonly database: Database,
    private readonly beginAttempt: BeginAttempt,
    private readonly ensurePayment: EnsurePayment,
    private readonly gateway: PaymentGateway,
    private readonly recorder: PaymentRecorder,
    private readonly attempts: PaymentAttemptsRepository,
  ) {}

  /** An attempt freezes its card: asked for again with another one, the first card counts. */
  async execute(itemId: string, { attempt, paymentMethodId, consentEndsAt }: WantedCharge): Promise<ChargeResult> {
    const begun = await this.beginAttempt.execute({ itemId, number: attempt, paymentMethodId });
    if ('do' in begun) return resultOf(begun.outcome);
    try {
      const payment = await this.ensurePayment.execute(begun);
      return 'ended' in payment ? { kind: payment.ended } : await this.attempt(begun, payment.id, consentEndsAt);
    } catch (error) {
      if (error instanceof ProviderBusy) return { kind: 'busy', retryAfterMs: error.retryAfterMs };
      if (error instanceof ProviderUnknownOutcome) return { kind: 'unknown' };
      if (error instanceof ProviderRefused) return { kind: 'refused', code: error.code };
      if (error instanceof ProviderMismatch) return { kind: 'refused', code: `mismatch-${error.field}` };
      throw error;
    }
  }

  /** Past the consent nothing is confirmed, not even what began before it: whether it went through is asked. */
  private async attempt(begun: BegunAttempt, id: string, consentEndsAt: Date | null): Promise<ChargeResult> {
    if (consentEndsAt && begun.now < consentEndsAt) return this.confirm(begun, id);
    const found = await this.gateway.retrievePayment(id);
    return (await this.lookFirst(begun, found)) ?? this.endUncharged(begun, found, consentLapsed);
  }

  private async confirm(begun: BegunAttempt, id: string): Promise<ChargeResult> {
    const { payment, attempt } = begun;
    // An earlier confirmation of this attempt ended unknown: the payment itself knows whether it went through.
    if (attempt.tries > 0) {
      const result = await this.lookFirst(begun, await this.gateway.retrievePayment(id));
      if (result) return result;
    }
    try {
      const key = confirmKey(payment.itemId, attempt.number, attempt.tries);
      const answer = await this.gateway.confirmPayment({ id, paymentMethodId: attempt.paymentMethodId, key });
      return await this.recordAnswer(begun, answer);
    } catch (error) {
      if (error instanceof ProviderUnknownOutcome) return this.afterUnknown(begun, id);
      if (error instanceof ProviderRefused) return this.afterRefusal(begun, id, error);
      throw error;
    }
  }

  /** The outcome that the payment already tells of; null while it can still be confirmed. */
  private async lookFirst(begun: BegunAttempt, found: ProviderPayment): Promise<ChargeResult | null> {
    const recorded = await this.record({ payment: found });
    if (recorded.ended) return resultOf(recorded.ended);
    if (recorded.state === 'succeeded' || recorded.state === 'cancelled' || recorded.state === 'processing') {
      return { kind: recorded.state };
    }
    if (found.status === 'open' && recorded.openAttempt === begun.attempt.number) return null;
    // A webhook or another worker was first: the attempt has its end by now, and must not be confirmed once more.
    const again = await this.beginAttempt.execute({ ...begun.attempt, itemId: begun.payment.itemId });
    return 'do' in again ? resultOf(again.outcome) : { kind: 'unknown' };
  }

  private async recordAnswer({ attempt }: BegunAttempt, answer: Confirmation): Promise<ChargeResult> {
    const { payment, kind, code, declineCode, adviceCode } = answer;
    const recorded = await this.record({ payment, attempt: attempt.number });
    if (recorded.state === 'succeeded' || recorded.state === 'cancelled') return { kind: recorded.state };
    return resultOf(recorded.ended ?? { outcome: kind, code, declineCode, adviceCode });
  }

  /** Money may have moved. Counted first, so that whoever comes next looks before confirming; then asked at once. */
  private async afterUnknown(begun: BegunAttempt, id: string): Promise<ChargeResult> {
    await this.countTry(begun);
    return (await this.lookFirst(begun, await this.gateway.retrievePayment(id))) ?? { kind: 'unknown' };
  }

  private async afterRefusal(begun: BegunAttempt, id: string, refusal: ProviderRefused): Promise<ChargeResult> {
    await this.countTry(begun);
    const found = await this.gateway.retrievePayment(id);
    if (isCardGone(refusal.code, refusal.param)) return this.endUncharged(begun, found, refusal.code);
    const result = await this.lookFirst(begun, found);
    if (result) return result;
    if (refusal.code === 'payment_intent_unexpected_state') return { kind: 'unknown' };
    throw refusal;
  }

  private async endUncharged({ attempt }: BegunAttempt, found: ProviderPayment, code: string): Promise<ChargeResult> {
    const { number, paymentMethodId } = attempt;
    const refusal = { code, declineCode: null, adviceCode: null, chargeId: null, paymentMethodId };
    const recorded = await this.record({ payment: found, attempt: number, refusal });
    return resultOf(recorded.ended ?? { outcome: 'hard_decline', ...refusal });
  }

  private async record(receipt: PaymentReceipt) {
    const recorded = await this.recorder.record(receipt);
    if (recorded.mismatch) throw new ProviderMismatch(receipt.payment.id, recorded.mismatch);
    return recorded;
  }

  private async countTry({ payment, attempt }: BegunAttempt): Promise<void> {
    await this.database.inTransaction((tx) => this.attempts.countTry(tx, payment.id, attempt.number));
  }
}

function resultOf({ outcome, code, declineCode, adviceCode }: AttemptOutcome): ChargeResult {
  switch (outcome) {
    case 'succeeded':
    case 'processing':
    case 'cancelled':
      return { kind: outcome };
    default:
      return { kind: outcome, code, declineCode, adviceCode };
  }
}
