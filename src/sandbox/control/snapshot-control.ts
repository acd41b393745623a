import { parameter, required } from '../parameters/parameter.js';
import { invalidParameter, noSuch } from '../protocol/api-error.js';
import type { Change } from '../store/table.js';
import type { World } from '../world.js';
import { control } from './control-route.js';

const rows = parameter((value, name) => {
  if (!Array.isArray(value)) throw invalidParameter(undefined, 'A snapshot is a list of rows.', name);
  return value as Change[];
});

/** The whole state at one instant: given away and taken back, or kept here under a name, however large it is. */
export const snapshotControl = [
  control({
    method: 'GET',
    path: '/_sandbox/snapshot',
    parameters: {},
    handle: ({ world }) => ({ counts: world.store.counts(), rows: [...world.store.everything()] }),
  }),
  control({
    method: 'POST',
    path: '/_sandbox/snapshot',
    parameters: { rows: required(rows), counts: parameter((value) => value) },
    handle: ({ world }, { rows: given }) => takeBack(world, given),
  }),
  control({
    method: 'POST',
    path: '/_sandbox/snapshots/:name',
    parameters: {},
    handle({ world, path }) {
      world.snapshots.set(path.name ?? '', copyOf(world.store.everything()));
      return { counts: world.store.counts() };
    },
  }),
  control({
    method: 'POST',
    path: '/_sandbox/snapshots/:name/restore',
    parameters: {},
    handle({ world, path }) {
      const kept = world.snapshots.get(path.name ?? '');
      if (!kept) throw noSuch('snapshot', path.name ?? '', 'name');
      // A copy again: it can be taken back any number of times.
      return takeBack(world, copyOf(kept));
    },
  }),
];

function takeBack(world: World, rows: Iterable<Change>): { counts: Record<string, number> } {
  world.store.clear([]);
  for (const { table, row } of rows) if (row) world.store.place(table, row);
  world.rebuild();
  return { counts: world.store.counts() };
}

/** A change of an object replaces it in its row and leaves the old one as it was: it is enough to copy the rows. */
function copyOf(changes: Iterable<Change>): Change[] {
  return Array.from(changes, ({ table, id, row }) => ({ table, id, row: row && { ...row } }));
}
