import { existing } from '../customers/existing.js';
import { allowedMethods, methodsAllowed } from '../intents/methods-allowed.js';
import { integer, listOf, oneOf, record, text } from '../parameters/kinds.js';
import { applyMetadata, metadata } from '../parameters/metadata.js';
import { currency } from '../parameters/money.js';
import { type Given, required } from '../parameters/parameter.js';
import { invalidParameter } from '../protocol/api-error.js';
import { type Endpoint, endpoint } from '../protocol/endpoint.js';
import { find, listEndpoint, retrieveEndpoint } from '../protocol/listing.js';
import { insertSetupIntent } from '../setup-intents/create.js';
import type { Store } from '../store/store.js';
import type { World } from '../world.js';
import { expireSession } from './finish.js';
import { newSession, type Session } from './session.js';

const sessions = { noun: 'checkout.session', table: (store: Store) => store.checkoutSessions };
const shortestSeconds = 30 * 60;
const longestSeconds = 24 * 3600;

const creation = {
  allowed_payment_method_types: listOf(text()),
  cancel_url: text(),
  client_reference_id: text(200),
  currency,
  customer: text(),
  customer_email: text(800),
  excluded_payment_method_types: methodsAllowed.excluded_payment_method_types,
  expires_at: integer(),
  locale: text(10),
  metadata,
  payment_method_types: methodsAllowed.payment_method_types,
  mode: required(oneOf('setup')),
  setup_intent_data: record({ description: text(), metadata }),
  success_url: required(text()),
  ui_mode: oneOf('hosted_page'),
};

export const checkoutEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/v1/checkout/sessions',
    parameters: creation,
    handle: ({ world }, given) => createSession(world, given),
  }),
  endpoint({
    method: 'POST',
    path: '/v1/checkout/sessions/:id',
    parameters: { metadata },
    handle({ world, path }, given) {
      const before = find(world.store.checkoutSessions, 'checkout.session', path.id ?? '');
      return world.store.checkoutSessions.update(before.id, {
        metadata: applyMetadata(before.metadata, given.metadata),
      });
    },
  }),
  endpoint({
    method: 'POST',
    path: '/v1/checkout/sessions/:id/expire',
    parameters: {},
    handle: ({ world, path }) =>
      expireSession(world, find(world.store.checkoutSessions, 'checkout.session', path.id ?? '')),
  }),
  retrieveEndpoint({ ...sessions, path: '/v1/checkout/sessions/:id' }),
  listEndpoint({
    ...sessions,
    path: '/v1/checkout/sessions',
    filters: { customer: text(), status: oneOf('open', 'complete', 'expired') },
  }),
];

function createSession(world: World, given: Given<typeof creation>): Session {
  const now = world.clock.seconds();
  const expiresAt = given.expires_at ?? now + longestSeconds;
  if (expiresAt < now + shortestSeconds || expiresAt > now + longestSeconds) {
    const message =
      'The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.';
    throw invalidParameter(undefined, message, 'expires_at');
  }
  const types = given.allowed_payment_method_types ?? given.payment_method_types;
  if (!types && given.currency === undefined)
    throw invalidParameter('parameter_missing', 'Missing required param: currency.', 'currency');
  const customer = given.customer === undefined ? null : existing(world, given.customer, 'customer').id;
  const allowed = allowedMethods(given);
  const intent = insertSetupIntent(world, allowed, null, {
    customer,
    description: given.setup_intent_data?.description ?? null,
    metadata: applyMetadata({}, given.setup_intent_data?.metadata),
  });
  const blank = newSession(now, world.baseUrl, {
    ...{ customer, expiresAt, setupIntent: intent.id, successUrl: given.success_url },
    cancelUrl: given.cancel_url ?? null,
    email: given.customer_email ?? (customer === null ? null : world.store.customers.must(customer).email),
  });
  const session = world.store.checkoutSessions.insert(
    {
      ...blank,
      allowed_payment_method_types: given.allowed_payment_method_types ?? null,
      client_reference_id: given.client_reference_id ?? null,
      currency: given.currency ?? null,
      customer_email: given.customer_email ?? null,
      locale: given.locale ?? null,
      metadata: applyMetadata({}, given.metadata),
      payment_method_types: allowed.payment_method_types,
    },
    null,
  );
  world.scheduler.at('session_expires', session.id, 'virtual', expiresAt * 1000);
  return session;
}
