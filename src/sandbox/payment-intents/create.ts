import { existing } from '../customers/existing.js';
import { emit } from '../events/emit.js';
import { allowedMethods, assertAllowed, assertConfirmable } from '../intents/methods-allowed.js';
import { omit } from '../parameters/omit.js';
import { assertChargeable } from '../parameters/money.js';
import type { Given } from '../parameters/parameter.js';
import { invalidParameter } from '../protocol/api-error.js';
import type { World } from '../world.js';
import { confirmPayment, methodGivenTo } from './confirm.js';
import { describe } from './describe.js';
import type { createShape, updateShape } from './parameters.js';
import { newPaymentIntent, type PaymentIntent } from './payment-intent.js';

type Creation = Given<typeof createShape>;

export function createPaymentIntent(world: World, given: Creation, version: string): PaymentIntent {
  assertChargeable(given.amount, given.currency);
  assertConfirmsWhatItGives(given);
  const allowed = allowedMethods(given, version);
  if (given.confirm) assertConfirmable(allowed, given.return_url);
  const customer = given.customer === undefined ? null : existing(world, given.customer, 'customer').id;
  const method = methodGivenTo(world, { customer }, given);
  if (method) assertAllowed(allowed, method);
  const blank = newPaymentIntent(world.clock.seconds(), given.amount, given.currency);
  const intent = world.store.paymentIntents.insert(
    {
      ...blank,
      ...allowed,
      ...describe(given, blank),
      customer,
      capture_method: given.capture_method ?? blank.capture_method,
      confirmation_method: given.confirmation_method ?? blank.confirmation_method,
      payment_method: method?.id ?? null,
      status: method ? 'requires_confirmation' : 'requires_payment_method',
    },
    null,
  );
  emit(world, 'payment_intent.created', intent);
  if (!given.confirm) return intent;
  return confirmPayment(world, intent, omit(given, 'payment_method', 'payment_method_data'));
}

export function updatePaymentIntent(
  world: World,
  before: PaymentIntent,
  given: Given<typeof updateShape>,
): PaymentIntent {
  const amount = given.amount ?? before.amount;
  const currency = given.currency ?? before.currency;
  if (before.status === 'requires_capture' && amount !== before.amount) {
    throw invalidParameter(
      'payment_intent_unexpected_state',
      'The amount of an authorised PaymentIntent cannot be changed.',
      'amount',
    );
  }
  assertChargeable(amount, currency);
  const customer = given.customer === undefined ? before.customer : existing(world, given.customer, 'customer').id;
  const method = methodGivenTo(world, { customer }, given);
  const { allowed_payment_method_types: types, payment_method_types: older } = given;
  return world.store.paymentIntents.update(before.id, {
    ...{ amount, currency, customer },
    ...describe(given, before),
    ...((types ?? older) && allowedMethods({ allowed_payment_method_types: types, payment_method_types: older })),
    ...(given.capture_method && { capture_method: given.capture_method }),
    ...(method && { payment_method: method.id, status: 'requires_confirmation', next_action: null }),
  });
}

const onlyWithConfirm = ['off_session', 'return_url', 'mandate_data', 'error_on_requires_action'] as const;

function assertConfirmsWhatItGives(given: Creation): void {
  if (given.confirm) return;
  const name = onlyWithConfirm.find((each) => given[each] !== undefined);
  if (name)
    throw invalidParameter(
      undefined,
      `${name} can only be passed when creating a PaymentIntent with confirm=true.`,
      name,
    );
}
