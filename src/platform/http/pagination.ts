import { OpaqueField, QueryIntegerField } from './fields.js';
import { isUuid, instant } from './fields.rules.js';
import { MalformedCursor } from './frame.errors.js';

/** `?after=&limit=` of every list; extend it for filters. */
export class PageQuery {
  /** The `next` of the page before. */
  @OpaqueField({ optional: true, max: 2_000, description: 'The `next` of the page before.' })
  after?: string;

  @QueryIntegerField({ optional: true, min: 1, max: 100, description: 'Rows per page; 20 unless told.' })
  limit: number = 20;
}

/** A page of a list: `next` goes into `?after=`, and is null on the last page. */
export interface Page<T> {
  readonly data: T[];
  readonly next: string | null;
}

/** What one part of a sort key is; `integer` is a bigint as decimal text, `instant` has up to microseconds. */
export type CursorField = 'uuid' | 'instant' | 'integer' | 'text' | 'flag';

type CursorValue = string | boolean;

const checks: Readonly<Record<CursorField, (value: unknown) => boolean>> = {
  uuid: isUuid,
  instant: (value) => instant(value) === undefined,
  integer: (value) => typeof value === 'string' && /^-?\d{1,19}$/.test(value) && isInt8(BigInt(value)),
  text: (value) => typeof value === 'string' && value.length <= 500 && !value.includes('\u0000') && isWhole(value),
  flag: (value) => typeof value === 'boolean',
};

const isInt8 = (value: bigint): boolean => BigInt.asIntN(64, value) === value;
const isWhole = (value: string): boolean => !/\p{Surrogate}/u.test(value);

/** The opaque cursor of a sort key. It is not secret and not signed: it only says where to go on. */
export const encodeCursor = (key: readonly CursorValue[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/**
 * The sort key in a cursor, undefined for the first page. `shape` says what each part must be, so that a forged cursor
 * can at most begin elsewhere in a list that its reader may see anyway.
 *
 * @throws MalformedCursor (400)
 */
export function decodeCursor(after: string | undefined, shape: readonly CursorField[]): CursorValue[] | undefined {
  if (after === undefined) return undefined;
  const key = parse(after);
  if (!Array.isArray(key) || key.length !== shape.length) throw new MalformedCursor();
  if (!shape.every((part, place) => checks[part](key[place]))) throw new MalformedCursor();
  return key as CursorValue[];
}

function parse(after: string): unknown {
  if (!/^[A-Za-z0-9_-]+$/.test(after)) throw new MalformedCursor();
  try {
    return JSON.parse(Buffer.from(after, 'base64url').toString('utf8'));
  } catch {
    throw new MalformedCursor();
  }
}

/**
 * The page in `limit + 1` rows: ask for one row more than wanted (`where (a, id) > ($1, $2) order by a, id limit $3 + 1`)
 * and the page knows whether there is a next one. `keyOf` gives the sort key of a row, which must be unique: end it
 * with the id. Sort by `tally_now()` instants, whole milliseconds, or send the text of the timestamp as the key.
 */
export function toPage<Row, T>(
  found: readonly Row[],
  limit: number,
  keyOf: (row: Row) => readonly CursorValue[],
  toItem: (row: Row) => T,
): Page<T> {
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const next = found.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null;
  return { data: shown.map(toItem), next };
}
