import { flag, listOf, text } from '../parameters/kinds.js';
import { range, isWithin } from '../parameters/range.js';
import { type Endpoint, endpoint } from '../protocol/endpoint.js';
import { find, listEndpoint, retrieveEndpoint } from '../protocol/listing.js';
import { pageV2, pageV2Shape } from '../protocol/listing-v2.js';
import type { Store } from '../store/store.js';

const events = { noun: 'event', table: (store: Store) => store.events, connected: true };

export const eventEndpoints: readonly Endpoint[] = [
  retrieveEndpoint({ ...events, path: '/v1/events/:id' }),
  listEndpoint({
    ...events,
    path: '/v1/events',
    filters: { type: text(), types: listOf(text(), 20), delivery_success: flag() },
    matches({ world }, { object }, { types, delivery_success: wanted }) {
      if (Array.isArray(types) && !types.includes(object.type)) return false;
      return wanted === undefined || wanted === isDelivered(world.store, object.id);
    },
  }),
  endpoint({
    method: 'GET',
    path: '/v2/core/events/:id',
    parameters: {},
    handle: ({ world, path }) => find(world.store.thinEvents, 'event', path.id ?? ''),
  }),
  endpoint({
    method: 'GET',
    path: '/v2/core/events',
    parameters: { ...pageV2Shape, created: range, object_id: text(), types: listOf(text(), 20) },
    handle({ world, account }, { created = {}, object_id, types, ...page }) {
      return pageV2(world.store.thinEvents.of(account), '/v2/core/events', page, ({ object }) => {
        if (types && !types.includes(object.type)) return false;
        if (object_id !== undefined && object.related_object?.id !== object_id) return false;
        return isWithin(Date.parse(object.created) / 1000, created);
      });
    },
  }),
];

function isDelivered(store: Store, event: string): boolean {
  return store.deliveries.having('event', event).rows.every((row) => row.object.status === 'succeeded');
}
