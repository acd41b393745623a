import { assertAllowed, assertConfirmable } from '../intents/methods-allowed.js';
import { givenMethod } from '../intents/use-method.js';
import { attachChecked } from '../payment-methods/attach.js';
import { assertUsable } from '../payment-methods/choose.js';
import type { PaymentMethod } from '../payment-methods/payment-method.js';
import type { Given } from '../parameters/parameter.js';
import { invalidParameter, refused } from '../protocol/api-error.js';
import type { World } from '../world.js';
import { attemptPayment } from './attempt.js';
import { describe } from './describe.js';
import type { confirmShape } from './parameters.js';
import type { PaymentIntent } from './payment-intent.js';

export function confirmPayment(world: World, intent: PaymentIntent, given: Given<typeof confirmShape>): PaymentIntent {
  assertConfirmable(intent, given.return_url);
  if (given.amount_to_confirm !== undefined && given.amount_to_confirm !== intent.amount) {
    throw invalidParameter(
      'amount_mismatch',
      'The amount to confirm does not equal the amount of the PaymentIntent.',
      'amount_to_confirm',
    );
  }
  const method = methodGivenTo(world, intent, given) ?? methodOf(world, intent);
  assertAllowed(intent, method);
  const described = world.store.paymentIntents.update(intent.id, describe(given, intent));
  return attemptPayment(world, described, method, {
    offSession: given.off_session ?? false,
    returnUrl: given.return_url,
    errorOnAction: given.error_on_requires_action ?? false,
    authenticated: false,
    mandateData: given.mandate_data,
  });
}

/** A test card that is used with a customer becomes one of the customer's own, as at Stripe. */
export function methodGivenTo(
  world: World,
  intent: { customer: string | null },
  given: Parameters<typeof givenMethod>[1],
): PaymentMethod | null {
  const method = givenMethod(world, given, intent.customer);
  const isTestId = given.payment_method?.startsWith('pm_card_') ?? false;
  return method && isTestId && intent.customer !== null ? attachChecked(world, method, intent.customer) : method;
}

function methodOf(world: World, intent: PaymentIntent): PaymentMethod {
  const method = intent.payment_method === null ? undefined : world.store.paymentMethods.get(intent.payment_method);
  if (!method) {
    throw refused(
      'payment_intent_unexpected_state',
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
      { payment_intent: intent },
    );
  }
  assertUsable(world, method, intent.customer);
  return method;
}
