import type { Endpoint } from '../protocol/endpoint.js';
import { retrieveEndpoint } from '../protocol/listing.js';

export const mandateEndpoints: readonly Endpoint[] = [
  retrieveEndpoint({ path: '/v1/mandates/:id', noun: 'mandate', table: (store) => store.mandates }),
];
