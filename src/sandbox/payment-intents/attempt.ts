import { cardError, type CardErrorFields } from '../cards/declines.js';
import { needsAuthentication, type TestCard, testCard } from '../cards/test-cards.js';
import { chargeOf } from '../charges/charge.js';
import { attemptDebit } from '../debits/attempt-debit.js';
import { emit } from '../events/emit.js';
import { asksForThreeDSecure } from '../intents/card-options.js';
import type { GivenAcceptance } from '../intents/mandate-data.js';
import { redirectTo } from '../intents/next-action.js';
import type { PaymentMethod } from '../payment-methods/payment-method.js';
import { ApiError } from '../protocol/api-error.js';
import type { World } from '../world.js';
import { failPayment } from './fail.js';
import type { PaymentIntent } from './payment-intent.js';
import { succeed } from './succeed.js';

export interface Confirmation {
  readonly offSession: boolean;
  readonly returnUrl?: string;
  readonly errorOnAction: boolean;
  /** The cardholder has just done 3-D Secure. */
  readonly authenticated: boolean;
  /** What the customer has agreed to, for direct debits. */
  readonly mandateData?: GivenAcceptance;
}

/** One attempt to pay. It succeeds, asks for 3-D Secure, or throws the decline after having stored it. */
export function attemptPayment(
  world: World,
  before: PaymentIntent,
  method: PaymentMethod,
  how: Confirmation,
): PaymentIntent {
  if (method.type === 'sepa_debit') return attemptDebit(world, before, method, how.mandateData);
  const { hidden } = world.store.paymentMethods.mustRow(method.id);
  const card = testCard(hidden.card);
  if (!card) throw new Error(`${hidden.card} is no test card`);
  const intent = world.store.paymentIntents.update(before.id, { payment_method: method.id, next_action: null });
  if (!how.authenticated && mustAuthenticate(card, intent, how.offSession, hidden.saved)) {
    if (!how.offSession && !how.errorOnAction) return requireAction(world, intent, how.returnUrl);
    throw decline(world, intent, method, cardError('authentication_required'), false);
  }
  world.store.paymentMethods.update(method.id, {}, { charges: hidden.charges + 1 });
  if (card.chargeDeclines !== undefined && hidden.charges < (card.declines ?? 0)) {
    throw decline(world, intent, method, cardError(card.chargeDeclines), how.authenticated);
  }
  return succeed(world, intent, method, card, how.authenticated);
}

/** What the 3-D Secure page tells; a decline is stored and told by its event, as there is no call to answer. */
export function finishAction(world: World, intent: PaymentIntent, authenticated: boolean): PaymentIntent {
  const method = world.store.paymentMethods.must(intent.payment_method ?? '');
  if (!authenticated) {
    const message =
      'The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.';
    return failPayment(world, intent, method, {
      type: 'invalid_request_error',
      code: 'payment_intent_authentication_failure',
      message,
    });
  }
  try {
    return attemptPayment(world, intent, method, { offSession: false, errorOnAction: false, authenticated });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return world.store.paymentIntents.must(intent.id);
  }
}

function mustAuthenticate(card: TestCard, intent: PaymentIntent, offSession: boolean, saved: boolean): boolean {
  if (!offSession && asksForThreeDSecure(intent.payment_method_options)) return true;
  return needsAuthentication(card, { offSession, saved, setup: false });
}

function requireAction(world: World, intent: PaymentIntent, returnUrl: string | undefined): PaymentIntent {
  const next_action = redirectTo(world, intent.id, returnUrl);
  const waiting = world.store.paymentIntents.update(intent.id, { status: 'requires_action', next_action });
  emit(world, 'payment_intent.requires_action', waiting);
  return waiting;
}

/** A declined attempt leaves a failed charge and an intent that waits for a payment method again. */
function decline(
  world: World,
  intent: PaymentIntent,
  method: PaymentMethod,
  error: CardErrorFields,
  authenticated: boolean,
): ApiError {
  const charge = world.store.charges.insert(
    {
      ...chargeOf(world.clock.seconds(), intent, method, { authenticated }),
      ...{ amount_captured: 0, captured: false, paid: false, status: 'failed' as const },
      failure_code: error.code,
      failure_message: error.message,
      outcome: {
        advice_code: error.advice_code ?? null,
        network_advice_code: null,
        network_decline_code: null,
        network_status: 'declined_by_network',
        reason: error.decline_code ?? error.code,
        risk_level: 'normal',
        risk_score: 20,
        seller_message: 'The bank did not return any further details with this decline.',
        type: 'issuer_declined',
      },
    },
    null,
  );
  emit(world, 'charge.failed', charge);
  const failed = failPayment(world, intent, method, { ...error, charge: charge.id }, charge.id);
  return new ApiError(402, { ...error, charge: charge.id, payment_intent: failed, payment_method: method }, true);
}
