import { existing } from '../customers/existing.js';
import { emit } from '../events/emit.js';
import { previousOf } from '../events/previous.js';
import { oneOf, record, text } from '../parameters/kinds.js';
import { applyMetadata, metadata } from '../parameters/metadata.js';
import { type Endpoint, endpoint } from '../protocol/endpoint.js';
import { find, listEndpoint, retrieveEndpoint } from '../protocol/listing.js';
import type { Store } from '../store/store.js';

const charges = { noun: 'charge', table: (store: Store) => store.charges, connected: true };

export const chargeEndpoints: readonly Endpoint[] = [
  retrieveEndpoint({ ...charges, path: '/v1/charges/:id' }),
  endpoint({
    method: 'POST',
    path: '/v1/charges/:id',
    parameters: {
      customer: text(),
      description: text(),
      fraud_details: record({ user_report: oneOf('fraudulent', 'safe') }),
      metadata,
      receipt_email: text(),
      transfer_group: text(),
    },
    handle({ world, path }, { metadata: change, customer, ...plain }) {
      const before = find(world.store.charges, 'charge', path.id ?? '');
      const charge = world.store.charges.update(before.id, {
        ...plain,
        ...(customer !== undefined && { customer: existing(world, customer, 'customer').id }),
        metadata: applyMetadata(before.metadata, change),
      });
      emit(world, 'charge.updated', charge, previousOf(before, charge));
      return charge;
    },
  }),
  listEndpoint({
    ...charges,
    path: '/v1/charges',
    filters: { customer: text(), payment_intent: text(), transfer_group: text() },
  }),
];
