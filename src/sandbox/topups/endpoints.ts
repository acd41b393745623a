import { emit } from '../events/emit.js';
import { previousOf } from '../events/previous.js';
import { oneOf, text } from '../parameters/kinds.js';
import { applyMetadata, metadata } from '../parameters/metadata.js';
import { amount, currency } from '../parameters/money.js';
import { required } from '../parameters/parameter.js';
import { refused } from '../protocol/api-error.js';
import { type Endpoint, endpoint } from '../protocol/endpoint.js';
import { find, listEndpoint, retrieveEndpoint } from '../protocol/listing.js';
import type { Store } from '../store/store.js';
import { createTopup } from './arrive.js';

const topups = { noun: 'top-up', table: (store: Store) => store.topups };

export const topupEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/v1/topups',
    parameters: {
      amount: required(amount),
      currency: required(currency),
      description: text(),
      metadata,
      statement_descriptor: text(15),
      transfer_group: text(),
    },
    handle: ({ world }, given) => createTopup(world, given),
  }),
  endpoint({
    method: 'POST',
    path: '/v1/topups/:id',
    parameters: { description: text(), metadata },
    handle({ world, path }, given) {
      const before = find(world.store.topups, 'top-up', path.id ?? '');
      return world.store.topups.update(before.id, {
        description: given.description ?? before.description,
        metadata: applyMetadata(before.metadata, given.metadata),
      });
    },
  }),
  endpoint({
    method: 'POST',
    path: '/v1/topups/:id/cancel',
    parameters: {},
    handle({ world, path }) {
      const before = find(world.store.topups, 'top-up', path.id ?? '');
      if (before.status !== 'pending')
        throw refused(undefined, `Only pending top-ups can be canceled; ${before.id} is ${before.status}.`);
      const topup = world.store.topups.update(before.id, { status: 'canceled' });
      emit(world, 'topup.canceled', topup, previousOf(before, topup));
      return topup;
    },
  }),
  retrieveEndpoint({ ...topups, path: '/v1/topups/:id' }),
  listEndpoint({
    ...topups,
    path: '/v1/topups',
    filters: { status: oneOf('canceled', 'failed', 'pending', 'succeeded') },
    ranges: ['created', 'amount'],
  }),
];
