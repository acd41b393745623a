import { existing } from '../customers/existing.js';
import { emit } from '../events/emit.js';
import { assertOpen } from '../intents/client-secret.js';
import { withOptions } from '../intents/card-options.js';
import { allowedMethods, assertAllowed, assertConfirmable, methodsAllowed } from '../intents/methods-allowed.js';
import { givenMethod } from '../intents/use-method.js';
import { flag, oneOf, record, text } from '../parameters/kinds.js';
import { applyMetadata, metadata } from '../parameters/metadata.js';
import { invalidParameter, refused } from '../protocol/api-error.js';
import { type Endpoint, endpoint } from '../protocol/endpoint.js';
import { find, listEndpoint } from '../protocol/listing.js';
import { paymentMethodData } from '../payment-methods/parameters.js';
import type { World } from '../world.js';
import { insertSetupIntent } from './create.js';
import { assertUnfinished, confirmSetup, type SetupConfirmation } from './confirm.js';
import { cardOptions, type SetupIntent } from './setup-intent.js';
import { acceptance, type GivenAcceptance } from '../intents/mandate-data.js';

const about = {
  customer: text(),
  description: text(),
  metadata,
  payment_method: text(),
  payment_method_data: paymentMethodData,
  payment_method_options: record({ card: record({ request_three_d_secure: oneOf('any', 'automatic', 'challenge') }) }),
};
const confirming = { mandate_data: acceptance, return_url: text(), use_stripe_sdk: flag() };

const intents = (world: World, id: string | undefined) => find(world.store.setupIntents, 'setupintent', id ?? '');

export const setupIntentEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/v1/setup_intents',
    parameters: {
      ...about,
      ...methodsAllowed,
      ...confirming,
      confirm: flag(),
      usage: oneOf('off_session', 'on_session'),
    },
    handle({ world, version }, given) {
      assertConfirmsWhatItGives(given);
      const allowed = allowedMethods(given, version);
      if (given.confirm) assertConfirmable(allowed, given.return_url);
      const customer = given.customer === undefined ? null : existing(world, given.customer, 'customer').id;
      const method = givenMethod(world, given, customer);
      if (given.confirm && !method)
        throw invalidParameter('parameter_missing', 'You must provide a payment method to confirm.', 'payment_method');
      if (method) assertAllowed(allowed, method);
      const intent = insertSetupIntent(world, allowed, method, {
        customer,
        description: given.description ?? null,
        metadata: applyMetadata({}, given.metadata),
        payment_method_options: withOptions(cardOptions, given.payment_method_options),
        usage: given.usage ?? 'off_session',
      });
      return given.confirm && method ? confirmSetup(world, intent, method, confirmation(given)) : intent;
    },
  }),
  endpoint({
    method: 'GET',
    path: '/v1/setup_intents/:id',
    publishable: true,
    parameters: { client_secret: text() },
    handle(call, { client_secret }) {
      const intent = intents(call.world, call.path.id);
      assertOpen(call, 'setupintent', intent, client_secret);
      return intent;
    },
  }),
  endpoint({
    method: 'POST',
    path: '/v1/setup_intents/:id',
    parameters: {
      ...about,
      allowed_payment_method_types: methodsAllowed.allowed_payment_method_types,
      payment_method_types: methodsAllowed.payment_method_types,
    },
    handle({ world, path }, given) {
      const before = intents(world, path.id);
      assertUnfinished(before, 'update');
      const customer = given.customer === undefined ? before.customer : existing(world, given.customer, 'customer').id;
      const method = givenMethod(world, given, customer);
      const { allowed_payment_method_types: types, payment_method_types: older } = given;
      return world.store.setupIntents.update(before.id, {
        customer,
        description: given.description ?? before.description,
        metadata: applyMetadata(before.metadata, given.metadata),
        payment_method_options: withOptions(before.payment_method_options, given.payment_method_options),
        ...((types ?? older) && allowedMethods({ allowed_payment_method_types: types, payment_method_types: older })),
        ...(method && { payment_method: method.id, status: 'requires_confirmation', next_action: null }),
      });
    },
  }),
  endpoint({
    method: 'POST',
    path: '/v1/setup_intents/:id/confirm',
    publishable: true,
    parameters: {
      ...confirming,
      client_secret: text(),
      payment_method: text(),
      payment_method_data: paymentMethodData,
      payment_method_options: about.payment_method_options,
    },
    handle(call, given) {
      const intent = intents(call.world, call.path.id);
      assertOpen(call, 'setupintent', intent, given.client_secret);
      assertUnfinished(intent, 'confirm');
      assertNoSession(call.world, intent);
      assertConfirmable(intent, given.return_url);
      const method = givenMethod(call.world, given, intent.customer) ?? methodOf(call.world, intent);
      assertAllowed(intent, method);
      const payment_method_options = withOptions(intent.payment_method_options, given.payment_method_options);
      const chosen = call.world.store.setupIntents.update(intent.id, { payment_method_options });
      return confirmSetup(call.world, chosen, method, confirmation(given));
    },
  }),
  endpoint({
    method: 'POST',
    path: '/v1/setup_intents/:id/cancel',
    parameters: { cancellation_reason: oneOf('abandoned', 'duplicate', 'requested_by_customer') },
    handle({ world, path }, { cancellation_reason }) {
      const before = intents(world, path.id);
      assertUnfinished(before, 'cancel');
      assertNoSession(world, before);
      const canceled = world.store.setupIntents.update(before.id, {
        status: 'canceled',
        next_action: null,
        cancellation_reason: cancellation_reason ?? null,
      });
      emit(world, 'setup_intent.canceled', canceled);
      return canceled;
    },
  }),
  listEndpoint({
    path: '/v1/setup_intents',
    noun: 'setupintent',
    table: (store) => store.setupIntents,
    filters: { customer: text(), payment_method: text() },
  }),
];

function confirmation(given: { mandate_data?: GivenAcceptance; return_url?: string }): SetupConfirmation {
  return { returnUrl: given.return_url, mandateData: given.mandate_data };
}

/** https://docs.stripe.com/api/checkout/sessions/object#checkout_session_object-setup_intent */
function assertNoSession(world: World, intent: SetupIntent): void {
  const [session] = world.store.checkoutSessions.having('setup_intent', intent.id).rows;
  if (!session) return;
  const message = `You cannot confirm or cancel the SetupIntent of a Checkout Session. Expire ${session.object.id} instead.`;
  throw refused(undefined, message);
}

function methodOf(world: World, intent: SetupIntent) {
  const method = intent.payment_method === null ? undefined : world.store.paymentMethods.get(intent.payment_method);
  if (method) return method;
  const message =
    "You cannot confirm this SetupIntent because it's missing a payment method. Update the SetupIntent with a payment method and then try confirming again.";
  throw refused('setup_intent_unexpected_state', message, { setup_intent: intent });
}

function assertConfirmsWhatItGives(given: {
  confirm?: boolean;
  return_url?: string;
  mandate_data?: GivenAcceptance;
}): void {
  if (given.confirm) return;
  const name = given.return_url !== undefined ? 'return_url' : given.mandate_data ? 'mandate_data' : null;
  if (name !== null) throw invalidParameter(undefined, `${name} can only be passed when confirm is true.`, name);
}
