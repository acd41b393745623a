import { captureCharge, releaseCharge } from '../charges/capture.js';
import { emit } from '../events/emit.js';
import { assertOpen } from '../intents/client-secret.js';
import { text } from '../parameters/kinds.js';
import { type Endpoint, endpoint } from '../protocol/endpoint.js';
import { find, listEndpoint } from '../protocol/listing.js';
import type { World } from '../world.js';
import { confirmPayment } from './confirm.js';
import { createPaymentIntent, updatePaymentIntent } from './create.js';
import { describe } from './describe.js';
import { cancelShape, captureShape, confirmShape, createShape, updateShape } from './parameters.js';
import { assertCan } from './states.js';

const intentOf = (world: World, id: string | undefined) => find(world.store.paymentIntents, 'payment_intent', id ?? '');

export const paymentIntentEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/v1/payment_intents',
    parameters: createShape,
    handle: ({ world, version }, given) => createPaymentIntent(world, given, version),
  }),
  endpoint({
    method: 'GET',
    path: '/v1/payment_intents/:id',
    publishable: true,
    parameters: { client_secret: text() },
    handle(call, { client_secret }) {
      const intent = intentOf(call.world, call.path.id);
      assertOpen(call, 'payment_intent', intent, client_secret);
      return intent;
    },
  }),
  endpoint({
    method: 'POST',
    path: '/v1/payment_intents/:id',
    parameters: updateShape,
    handle({ world, path }, given) {
      const before = intentOf(world, path.id);
      if (Object.keys(given).every((name) => name === 'metadata' || name === 'description')) {
        return world.store.paymentIntents.update(before.id, describe(given, before));
      }
      assertCan('update', before);
      return updatePaymentIntent(world, before, given);
    },
  }),
  endpoint({
    method: 'POST',
    path: '/v1/payment_intents/:id/confirm',
    publishable: true,
    parameters: confirmShape,
    handle(call, given) {
      const before = intentOf(call.world, call.path.id);
      assertOpen(call, 'payment_intent', before, given.client_secret);
      assertCan('confirm', before);
      return confirmPayment(call.world, before, given);
    },
  }),
  endpoint({
    method: 'POST',
    path: '/v1/payment_intents/:id/capture',
    parameters: captureShape,
    handle({ world, path }, given) {
      const before = intentOf(world, path.id);
      assertCan('capture', before);
      return captureCharge(world, before, given.amount_to_capture ?? before.amount);
    },
  }),
  endpoint({
    method: 'POST',
    path: '/v1/payment_intents/:id/cancel',
    parameters: cancelShape,
    handle({ world, path }, { cancellation_reason }) {
      const before = intentOf(world, path.id);
      assertCan('cancel', before);
      if (before.status === 'requires_capture') releaseCharge(world, before);
      const canceled = world.store.paymentIntents.update(before.id, {
        status: 'canceled',
        amount_capturable: 0,
        canceled_at: world.clock.seconds(),
        cancellation_reason: cancellation_reason ?? null,
        next_action: null,
      });
      emit(world, 'payment_intent.canceled', canceled);
      return canceled;
    },
  }),
  listEndpoint({
    path: '/v1/payment_intents',
    noun: 'payment_intent',
    table: (store) => store.paymentIntents,
    filters: { customer: text() },
  }),
];
