import { text } from '../parameters/kinds.js';
import type { Endpoint } from '../protocol/endpoint.js';
import { listEndpoint, retrieveEndpoint } from '../protocol/listing.js';
import type { Store } from '../store/store.js';

const disputes = { noun: 'dispute', table: (store: Store) => store.disputes };

export const disputeEndpoints: readonly Endpoint[] = [
  retrieveEndpoint({ ...disputes, path: '/v1/disputes/:id' }),
  listEndpoint({ ...disputes, path: '/v1/disputes', filters: { charge: text(), payment_intent: text() } }),
];
