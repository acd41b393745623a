import { emit } from '../events/emit.js';
import { previousOf } from '../events/previous.js';
import { oneOf, text } from '../parameters/kinds.js';
import { applyMetadata, metadata } from '../parameters/metadata.js';
import { amount } from '../parameters/money.js';
import { emptyable } from '../parameters/parameter.js';
import { refused } from '../protocol/api-error.js';
import { type Endpoint, endpoint } from '../protocol/endpoint.js';
import { find, listEndpoint, retrieveEndpoint } from '../protocol/listing.js';
import type { Store } from '../store/store.js';
import { createRefund } from './create.js';

const refunds = { noun: 'refund', table: (store: Store) => store.refunds, connected: true };

export const refundEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/v1/refunds',
    parameters: {
      amount,
      charge: text(),
      metadata: emptyable(metadata),
      payment_intent: text(),
      reason: oneOf('duplicate', 'fraudulent', 'requested_by_customer'),
    },
    handle: ({ world }, given) => createRefund(world, given),
  }),
  endpoint({
    method: 'POST',
    path: '/v1/refunds/:id',
    parameters: { metadata },
    handle({ world, path }, given) {
      const before = find(world.store.refunds, 'refund', path.id ?? '');
      const refund = world.store.refunds.update(before.id, {
        metadata: applyMetadata(before.metadata, given.metadata),
      });
      emit(world, 'refund.updated', refund, previousOf(before, refund));
      emit(world, 'charge.refund.updated', refund, previousOf(before, refund));
      return refund;
    },
  }),
  endpoint({
    method: 'POST',
    path: '/v1/refunds/:id/cancel',
    parameters: {},
    // Stripe cancels only refunds that wait for the customer, which refunds to cards and bank accounts never do.
    handle({ world, path }) {
      const { id, status } = find(world.store.refunds, 'refund', path.id ?? '');
      throw refused(undefined, `You can only cancel refunds that require action; ${id} is ${status}.`);
    },
  }),
  retrieveEndpoint({ ...refunds, path: '/v1/refunds/:id' }),
  listEndpoint({ ...refunds, path: '/v1/refunds', filters: { charge: text(), payment_intent: text() } }),
];
