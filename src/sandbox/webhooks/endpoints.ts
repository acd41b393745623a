import { flag, listOf, oneOf, record, text } from '../parameters/kinds.js';
import { applyMetadata, metadata } from '../parameters/metadata.js';
import { emptyable, missingParameter, parameter, required } from '../parameters/parameter.js';
import { invalidParameter } from '../protocol/api-error.js';
import { type Endpoint, endpoint } from '../protocol/endpoint.js';
import { randomText } from '../protocol/ids.js';
import { find, listEndpoint, retrieveEndpoint } from '../protocol/listing.js';
import { pageV2, pageV2Shape } from '../protocol/listing-v2.js';
import type { Store } from '../store/store.js';
import { newEventDestination, type EventDestination } from './event-destination.js';
import { newWebhookEndpoint } from './webhook-endpoint.js';

const url = parameter((value, name) => {
  const given = text().read(value, name);
  if (!URL.canParse(given) || !/^https?:/.test(given))
    throw invalidParameter('url_invalid', `Invalid URL: ${given}`, name);
  return given;
});
const webhooks = { noun: 'webhook endpoint', table: (store: Store) => store.webhookEndpoints };

export const webhookEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/v1/webhook_endpoints',
    parameters: {
      api_version: text(),
      connect: flag(),
      description: emptyable(text()),
      enabled_events: required(listOf(text(), 500)),
      metadata,
      url: required(url),
    },
    handle({ world }, given) {
      const blank = newWebhookEndpoint(world.clock.seconds(), given.url, given.enabled_events);
      const secret = world.secrets.endpoint ?? `whsec_${randomText(32)}`;
      const made = world.store.webhookEndpoints.insert(
        {
          ...blank,
          api_version: given.api_version ?? null,
          description: given.description ?? null,
          metadata: applyMetadata({}, given.metadata),
        },
        { secret, connect: given.connect ?? false },
      );
      return { ...made, secret };
    },
  }),
  endpoint({
    method: 'POST',
    path: '/v1/webhook_endpoints/:id',
    parameters: {
      description: emptyable(text()),
      disabled: flag(),
      enabled_events: listOf(text(), 500),
      metadata,
      url,
    },
    handle({ world, path }, { disabled, metadata: change, ...plain }) {
      const before = find(world.store.webhookEndpoints, 'webhook endpoint', path.id ?? '');
      return world.store.webhookEndpoints.update(before.id, {
        ...plain,
        ...(disabled !== undefined && { status: disabled ? 'disabled' : 'enabled' }),
        metadata: applyMetadata(before.metadata, change),
      });
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/v1/webhook_endpoints/:id',
    parameters: {},
    handle({ world, path }) {
      const { id, object } = find(world.store.webhookEndpoints, 'webhook endpoint', path.id ?? '');
      world.store.webhookEndpoints.delete(id);
      return { id, object, deleted: true };
    },
  }),
  retrieveEndpoint({ ...webhooks, path: '/v1/webhook_endpoints/:id' }),
  listEndpoint({ ...webhooks, path: '/v1/webhook_endpoints', ranges: [] }),
  endpoint({
    method: 'POST',
    path: '/v2/core/event_destinations',
    parameters: {
      description: text(),
      enabled_events: required(listOf(text(), 500)),
      event_payload: required(oneOf('thin')),
      events_from: listOf(oneOf('self', 'other_accounts')),
      include: listOf(oneOf('webhook_endpoint.signing_secret', 'webhook_endpoint.url')),
      metadata,
      name: required(text()),
      type: required(oneOf('webhook_endpoint')),
      webhook_endpoint: record({ url: required(url) }),
    },
    handle({ world }, given) {
      if (!given.webhook_endpoint) throw missingParameter('webhook_endpoint');
      const target = given.webhook_endpoint.url;
      const secret = world.secrets.destination ?? `whsec_${randomText(32)}`;
      const made: EventDestination = {
        ...newEventDestination(world.clock.iso(), given.name, given.enabled_events),
        description: given.description ?? '',
        events_from: given.events_from ?? ['self'],
        metadata: applyMetadata({}, given.metadata),
      };
      world.store.eventDestinations.insert(made, { url: target, secret });
      const wants = (field: 'signing_secret' | 'url') => given.include?.includes(`webhook_endpoint.${field}`);
      return {
        ...made,
        webhook_endpoint: {
          ...(wants('signing_secret') && { signing_secret: secret }),
          ...(wants('url') && { url: target }),
        },
      };
    },
  }),
  endpoint({
    method: 'GET',
    path: '/v2/core/event_destinations',
    parameters: { ...pageV2Shape, include: listOf(oneOf('webhook_endpoint.url')) },
    handle({ world, account }, { include = [], ...page }) {
      const { eventDestinations } = world.store;
      const show = ({ id, ...destination }: EventDestination) => ({
        ...{ id, ...destination },
        ...(include.length > 0 && { webhook_endpoint: { url: eventDestinations.mustRow(id).hidden.url } }),
      });
      return pageV2(eventDestinations.of(account), '/v2/core/event_destinations', page, () => true, show);
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/v2/core/event_destinations/:id',
    parameters: {},
    handle({ world, path }) {
      const { id, object } = find(world.store.eventDestinations, 'event destination', path.id ?? '');
      world.store.eventDestinations.delete(id);
      return { id, object };
    },
  }),
];
