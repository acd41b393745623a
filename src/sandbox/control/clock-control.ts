import { integer } from '../parameters/kinds.js';
import { parameter } from '../parameters/parameter.js';
import { invalidParameter } from '../protocol/api-error.js';
import type { World } from '../world.js';
import { control } from './control-route.js';

// `now` may be written as RFC 3339 or as unix milliseconds.
const instant = parameter((value, name) => {
  const ms = typeof value === 'string' && !/^\d+$/.test(value) ? Date.parse(value) : integer().read(value, name);
  if (Number.isNaN(ms)) throw invalidParameter(undefined, `Not a time: ${String(value)}`, name);
  return ms;
});

/** The virtual clock; moving it runs everything that has become due, in the order of its dues. */
export const clockControl = [
  control({ method: 'GET', path: '/_sandbox/clock', parameters: {}, handle: ({ world }) => show(world) }),
  control({
    method: 'POST',
    path: '/_sandbox/clock',
    parameters: { now: instant, advance_ms: integer() },
    handle({ world }, { now, advance_ms }) {
      if ((now === undefined) === (advance_ms === undefined)) {
        throw invalidParameter(undefined, 'Give either now or advance_ms.');
      }
      const offset = now === undefined ? world.clock.offset() + (advance_ms ?? 0) : now - Date.now();
      if (offset > world.clock.offset()) world.scheduler.finishReal();
      setOffset(world, offset);
      world.scheduler.runDue();
      return show(world);
    },
  }),
];

export function setOffset(world: World, offset: number): void {
  world.clock.setOffset(offset);
  keep(world, 'clock_offset', offset);
}

export function keep(world: World, id: string, value: unknown): void {
  if (world.store.kept.row(id)) world.store.kept.update(id, { value });
  else world.store.kept.insert({ id, value }, null);
}

function show({ clock, scheduler }: World): object {
  return { now: clock.iso(), now_ms: clock.now(), offset_ms: clock.offset(), tasks: scheduler.waiting('virtual') };
}
