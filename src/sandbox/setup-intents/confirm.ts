import { cardError } from '../cards/declines.js';
import { needsAuthentication, testCard } from '../cards/test-cards.js';
import { completeSessionOf } from '../checkout/finish.js';
import { emit } from '../events/emit.js';
import { asksForThreeDSecure } from '../intents/card-options.js';
import type { GivenAcceptance } from '../intents/mandate-data.js';
import { redirectTo } from '../intents/next-action.js';
import { mandateFor } from '../mandates/mandate.js';
import { attachChecked } from '../payment-methods/attach.js';
import type { PaymentMethod } from '../payment-methods/payment-method.js';
import { ApiError, refused } from '../protocol/api-error.js';
import type { World } from '../world.js';
import { newSetupAttempt } from './setup-attempt.js';
import type { SetupIntent, SetupIntentStatus } from './setup-intent.js';

const confirmable: readonly SetupIntentStatus[] = [
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
];

export interface SetupConfirmation {
  readonly returnUrl?: string;
  /** What the customer has agreed to, for direct debits. */
  readonly mandateData?: GivenAcceptance;
}

export function unexpectedState(intent: SetupIntent, verb: string): ApiError {
  const message = `You cannot ${verb} this SetupIntent because it has a status of ${intent.status}.`;
  return refused('setup_intent_unexpected_state', message, { setup_intent: intent });
}

export function assertUnfinished(intent: SetupIntent, verb: string): void {
  if (!confirmable.includes(intent.status)) throw unexpectedState(intent, verb);
}

/** One attempt to save a card or bank account: it succeeds, asks for 3-D Secure, or is declined. */
export function confirmSetup(
  world: World,
  intent: SetupIntent,
  method: PaymentMethod,
  { returnUrl, mandateData }: SetupConfirmation = {},
): SetupIntent {
  const mandate = method.type === 'sepa_debit' ? mandateFor(world, method, mandateData, 'SetupIntent') : null;
  const { hidden } = world.store.paymentMethods.mustRow(method.id);
  const card = testCard(hidden.card);
  const attempt = newSetupAttempt(world.clock.seconds(), intent, method);
  world.store.setupAttempts.insert(attempt, null);
  const chosen = world.store.setupIntents.update(intent.id, {
    payment_method: method.id,
    latest_attempt: attempt.id,
    mandate: mandate?.id ?? null,
    next_action: null,
  });
  const needed = card && needsAuthentication(card, { offSession: false, saved: hidden.saved, setup: true });
  if (needed || (card && asksForThreeDSecure(chosen.payment_method_options))) {
    world.store.setupAttempts.update(attempt.id, { status: 'requires_action' });
    const next_action = redirectTo(world, intent.id, returnUrl);
    const waiting = world.store.setupIntents.update(intent.id, { status: 'requires_action', next_action });
    emit(world, 'setup_intent.requires_action', waiting);
    return waiting;
  }
  if (card?.attachDeclines !== undefined) {
    const failed = failSetup(world, chosen, cardError(card.attachDeclines));
    throw new ApiError(402, { ...cardError(card.attachDeclines), payment_method: method, setup_intent: failed }, true);
  }
  return succeedSetup(world, chosen);
}

/** What the 3-D Secure page tells. */
export function finishSetup(world: World, intent: SetupIntent, authenticated: boolean): SetupIntent {
  if (authenticated) return succeedSetup(world, intent);
  const message =
    'We are unable to authenticate your payment method. Please choose a different payment method and try again.';
  return failSetup(world, intent, {
    type: 'invalid_request_error',
    code: 'setup_intent_authentication_failure',
    message,
  });
}

function succeedSetup(world: World, intent: SetupIntent): SetupIntent {
  const method = world.store.paymentMethods.must(intent.payment_method ?? '');
  const saved = intent.customer === null ? method : attachChecked(world, method, intent.customer);
  world.store.paymentMethods.update(saved.id, {}, { saved: true });
  if (intent.latest_attempt !== null) world.store.setupAttempts.update(intent.latest_attempt, { status: 'succeeded' });
  const succeeded = world.store.setupIntents.update(intent.id, {
    status: 'succeeded',
    next_action: null,
    last_setup_error: null,
  });
  emit(world, 'setup_intent.succeeded', succeeded);
  completeSessionOf(world, succeeded);
  return succeeded;
}

function failSetup(world: World, intent: SetupIntent, error: object): SetupIntent {
  const method = intent.payment_method === null ? undefined : world.store.paymentMethods.get(intent.payment_method);
  const last_setup_error = { ...error, ...(method && { payment_method: method, payment_method_type: method.type }) };
  if (intent.latest_attempt !== null)
    world.store.setupAttempts.update(intent.latest_attempt, { status: 'failed', setup_error: last_setup_error });
  const failed = world.store.setupIntents.update(intent.id, {
    status: 'requires_payment_method',
    payment_method: null,
    next_action: null,
    last_setup_error,
  });
  emit(world, 'setup_intent.setup_failed', failed);
  return failed;
}
