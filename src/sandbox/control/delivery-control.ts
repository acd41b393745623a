import { integer, oneOf, text } from '../parameters/kinds.js';
import { noSuch } from '../protocol/api-error.js';
import { pageOf } from '../protocol/listing.js';
import { platform } from '../store/table.js';
import { control } from './control-route.js';

const status = oneOf('pending', 'succeeded', 'failed', 'lost');

/** Webhooks on their way, arrived, failed and lost. */
export const deliveryControl = [
  control({
    method: 'GET',
    path: '/_sandbox/deliveries',
    parameters: { status, event: text(), limit: integer(1, 1000) },
    handle({ world }, { status: wanted, event, limit = 100 }) {
      const { deliveries } = world.store;
      const list =
        event !== undefined
          ? deliveries.having('event', event)
          : wanted
            ? deliveries.having('status', wanted)
            : deliveries.of(platform);
      const { rows } = pageOf(list, ({ object }) => wanted === undefined || object.status === wanted, { limit });
      const counts = ['pending', 'succeeded', 'failed', 'lost'].map((each) => [
        each,
        deliveries.having('status', each).rows.length,
      ]);
      return {
        outstanding: world.deliveries.outstanding(),
        counts: Object.fromEntries(counts) as object,
        deliveries: rows.map((row) => row.object),
      };
    },
  }),
  control({
    method: 'POST',
    path: '/_sandbox/events/:id/resend',
    parameters: { endpoint: text() },
    handle({ world, path }, { endpoint }) {
      const id = path.id ?? '';
      if (!world.store.events.row(id) && !world.store.thinEvents.row(id)) throw noSuch('event', id);
      return { event: id, deliveries: world.deliveries.resend(id, endpoint) };
    },
  }),
  control({
    method: 'GET',
    path: '/_sandbox/idle',
    parameters: {},
    handle({ world }) {
      const deliveries = world.deliveries.outstanding();
      const tasks = world.scheduler.waiting('real');
      return {
        idle: deliveries === 0 && tasks === 0,
        deliveries,
        tasks,
        virtual_tasks: world.scheduler.waiting('virtual'),
      };
    },
  }),
  control({
    method: 'GET',
    path: '/_sandbox/requests',
    parameters: { limit: integer(1, 1000) },
    handle: ({ world }, { limit = 100 }) => ({
      counts: Object.fromEntries(world.requests.counts),
      limited: world.requests.limited,
      requests: world.requests.recent(limit),
    }),
  }),
];
