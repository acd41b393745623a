import { kindOfDecline } from './decline.rules.js';
import { type PaymentState } from './payment.state.js';
import { type ConfirmOutcome, type ProviderDecline, type ProviderPayment } from './provider-objects.js';

/** What we hold about a payment when news of it comes. */
export interface HeldPayment {
  /** Minor units without tip; the card is charged both. */
  readonly amount: bigint;
  readonly tip: bigint;
  readonly currency: string;
  readonly state: PaymentState;
  readonly providerId: string | null;
  readonly customerId: string | null;
  /** The failed charge of the last refusal that was recorded. */
  readonly declinedChargeId: string | null;
  /** The number of the attempt without a final outcome. */
  readonly openAttempt: number | null;
}

/** News of a payment. Only the answer to a confirmation knows which attempt it belongs to. */
export interface PaymentReceipt {
  readonly payment: ProviderPayment;
  readonly attempt?: number;
  /** Why the attempt ends without a charge while the payment itself says nothing: its card is gone, its consent has lapsed. */
  readonly refusal?: ProviderDecline;
}

export interface AttemptOutcome {
  readonly outcome: ConfirmOutcome | 'cancelled';
  readonly code: string | null;
  readonly declineCode: string | null;
  readonly adviceCode: string | null;
}

/** What the news changes. */
export type PaymentMove =
  | { readonly kind: 'mismatch'; readonly field: string }
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'moves';
      readonly to: PaymentState;
      /** Ends the open attempt, if there is one. */
      readonly attempt: AttemptOutcome;
      readonly declinedChargeId: string | null;
    };

/**
 * Decides what news of a payment changes: answers, webhooks, return pages and catch-ups come in any order, late and
 * twice, so a state only moves forward and a refusal that is known already is no news.
 */
export function decideReceipt(held: HeldPayment, receipt: PaymentReceipt, livemode: boolean): PaymentMove {
  const { payment } = receipt;
  const field = mismatchOf(held, payment, livemode);
  if (field) return { kind: 'mismatch', field };
  if (held.state === 'succeeded') return { kind: 'nothing' };
  if (held.state === 'cancelled') {
    return payment.status === 'succeeded' ? { kind: 'mismatch', field: 'state' } : { kind: 'nothing' };
  }
  switch (payment.status) {
    case 'succeeded':
      return payment.chargeId ? moves(held, 'succeeded', plain('succeeded')) : { kind: 'mismatch', field: 'charge' };
    case 'cancelled':
      return moves(held, 'cancelled', plain('cancelled'));
    case 'processing':
      return held.state === 'processing' ? { kind: 'nothing' } : moves(held, 'processing', plain('processing'));
    case 'requires_action':
      return held.state === 'requires_action' && held.openAttempt === null
        ? { kind: 'nothing' }
        : moves(held, 'requires_action', plain('authentication_required'));
    case 'open':
      return decideRefusal(held, receipt);
  }
}

/**
 * A payment that is open again tells of its last refusal only, which may belong to an earlier attempt. The failed charge
 * tells them apart; without one, only the answer to this very attempt is believed.
 */
function decideRefusal(held: HeldPayment, { payment, attempt, refusal }: PaymentReceipt): PaymentMove {
  const decline = refusal ?? payment.lastDecline;
  if (!decline) return { kind: 'nothing' };
  const known = decline.chargeId !== null && decline.chargeId === held.declinedChargeId;
  const answersOpenAttempt = attempt !== undefined && attempt === held.openAttempt;
  const certain = refusal ? answersOpenAttempt : decline.chargeId !== null || answersOpenAttempt;
  if (known || !certain) return { kind: 'nothing' };
  if (attempt !== undefined && !answersOpenAttempt) return { kind: 'nothing' };
  const outcome = refusal ? 'hard_decline' : kindOfDecline(decline);
  return {
    kind: 'moves',
    to: outcome === 'authentication_required' ? 'requires_action' : 'declined',
    attempt: { outcome, code: decline.code, declineCode: decline.declineCode, adviceCode: decline.adviceCode },
    declinedChargeId: decline.chargeId ?? held.declinedChargeId,
  };
}

const plain = (outcome: AttemptOutcome['outcome']): AttemptOutcome => ({
  outcome,
  code: null,
  declineCode: null,
  adviceCode: null,
});

const moves = (held: HeldPayment, to: PaymentState, attempt: AttemptOutcome): PaymentMove => ({
  kind: 'moves',
  to,
  attempt,
  declinedChargeId: held.declinedChargeId,
});

/** The first thing in which the provider's object is not the one our row is about. */
export function mismatchOf(held: HeldPayment, payment: ProviderPayment, livemode: boolean): string | null {
  if (payment.livemode !== livemode) return 'livemode';
  if (held.providerId !== null && held.providerId !== payment.id) return 'id';
  if (payment.amount !== held.amount + held.tip) return 'amount';
  if (payment.currency !== held.currency) return 'currency';
  if (payment.customerId !== held.customerId) return 'customer';
  return null;
}
