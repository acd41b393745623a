import { integer, text } from '../parameters/kinds.js';
import type { Given, Shape } from '../parameters/parameter.js';
import { isWithin, range, type Range } from '../parameters/range.js';
import type { Store } from '../store/store.js';
import type { RowList } from '../store/row-list.js';
import { type Identified, platform, type Row, type Table } from '../store/table.js';
import { noSuch } from './api-error.js';
import { type Call, type Endpoint, endpoint } from './endpoint.js';

const pageShape = { limit: integer(1, 100), starting_after: text(), ending_before: text() };
type Page = Given<typeof pageShape>;
const defaultLimit = 10;

interface Listing<T extends Identified, H> {
  readonly path: string;
  readonly noun: string;
  readonly table: (store: Store) => Table<T, H>;
  /** Fields that can be asked for by value; an index is used where the table has one. */
  readonly filters?: Shape;
  /** Fields that can be asked for by range. */
  readonly ranges?: readonly string[];
  readonly connected?: boolean;
  /** A filter that no field answers, or a field that the path names. */
  matches?(call: Call, row: Row<T, H>, given: Record<string, unknown>): boolean;
  /** Guards, and fields that the path names. */
  where?(call: Call): Record<string, string>;
}

/** A list endpoint of https://docs.stripe.com/api/pagination: newest first, by cursor. */
export function listEndpoint<T extends Identified, H>(listing: Listing<T, H>): Endpoint {
  const { filters = {}, ranges = ['created'] } = listing;
  const rangeShape = Object.fromEntries(ranges.map((field) => [field, range]));
  return endpoint({
    method: 'GET',
    path: listing.path,
    connected: listing.connected,
    parameters: { ...pageShape, ...filters, ...rangeShape },
    handle(call, given: Page & Record<string, unknown>) {
      const table = listing.table(call.world.store);
      const fixed = listing.where?.(call) ?? {};
      const wanted = Object.entries({ ...fixed, ...pick(given, Object.keys(filters)) });
      const within = ranges.flatMap((field) =>
        given[field] === undefined ? [] : [[field, given[field] as Range] as const],
      );
      const matches = (row: Row<T, H>) =>
        row.account === call.account &&
        wanted.every(([field, value]) => !(field in row.object) || fieldOf(row.object, field) === value) &&
        within.every(([field, bounds]) => isWithin(Number(fieldOf(row.object, field)), bounds)) &&
        (listing.matches?.(call, row, given) ?? true);
      const cursor = (id: string | undefined, param: string) =>
        id === undefined ? undefined : seqOf(table, id, listing.noun, param);
      const page = {
        limit: given.limit,
        after: cursor(given.starting_after, 'starting_after'),
        before: cursor(given.ending_before, 'ending_before'),
      };
      const { rows, more } = pageOf(candidates(table, call.account, wanted), matches, page);
      const url = listing.path.replace(/:(\w+)/g, (_, name: string) => call.path[name] ?? '');
      return { object: 'list', data: rows.map((row) => row.object), has_more: more, url };
    },
  });
}

interface Cursor {
  readonly limit?: number;
  readonly after?: number;
  readonly before?: number;
}

/** Walks down from the cursor (or up, for `ending_before`) and stops at the first row beyond the page. */
export function pageOf<R extends { seq: number }>(
  list: RowList<R>,
  matches: (row: R) => boolean,
  cursor: Cursor,
): { rows: R[]; more: boolean } {
  const { limit = defaultLimit, after, before } = cursor;
  const up = before !== undefined;
  const found: R[] = [];
  let at = up ? list.position(before + 1) : (after === undefined ? list.rows.length : list.position(after)) - 1;
  for (; found.length <= limit; at += up ? 1 : -1) {
    const row = list.rows[at];
    if (!row) break;
    if (matches(row)) found.push(row);
  }
  const rows = found.slice(0, limit);
  return { rows: up ? rows.reverse() : rows, more: found.length > limit };
}

function candidates<T extends Identified, H>(
  table: Table<T, H>,
  account: string,
  wanted: [string, unknown][],
): RowList<Row<T, H>> {
  const lists = wanted.filter(([field]) => table.isIndexed(field)).map(([field, value]) => table.having(field, value));
  const least = lists.sort((a, b) => a.rows.length - b.rows.length)[0];
  return least ?? table.of(account);
}

function seqOf<T extends Identified, H>(table: Table<T, H>, id: string, noun: string, param: string): number {
  const row = table.row(id);
  if (!row) throw noSuch(noun, id, param);
  return row.seq;
}

function pick(given: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => given[name] !== undefined).map((name) => [name, given[name]]));
}

function fieldOf(object: object, field: string): unknown {
  return (object as Record<string, unknown>)[field];
}

/** A retrieve endpoint; objects of other accounts do not exist for the caller. */
export function retrieveEndpoint<T extends Identified, H>(retrieval: {
  readonly path: string;
  readonly noun: string;
  readonly table: (store: Store) => Table<T, H>;
  readonly connected?: boolean;
}): Endpoint {
  return endpoint({
    method: 'GET',
    path: retrieval.path,
    connected: retrieval.connected,
    parameters: {},
    handle: ({ world, path, account }) => find(retrieval.table(world.store), retrieval.noun, path.id ?? '', account),
  });
}

/** The object, or Stripe's 404 (400 if `param` names a parameter). */
export function find<T extends Identified, H>(
  table: Table<T, H>,
  noun: string,
  id: string,
  account = platform,
  param = 'id',
): T {
  const row = table.row(id);
  if (!row || row.account !== account) throw noSuch(noun, id, param);
  return row.object;
}
