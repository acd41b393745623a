import { integer, text } from '../parameters/kinds.js';
import type { RowList } from '../store/row-list.js';
import type { Identified, Row } from '../store/table.js';
import { invalidParameter } from './api-error.js';
import { pageOf } from './listing.js';

export const pageV2Shape = { limit: integer(1, 100), page: text() };

/** A list of API v2: pages are followed by their URLs. The token holds the place and how many pages came before. */
export function pageV2<T extends Identified, H>(
  list: RowList<Row<T, H>>,
  url: string,
  { limit = 20, page }: { limit?: number; page?: string },
  matches: (row: Row<T, H>) => boolean,
  show: (object: T) => object = (object) => object,
): object {
  const { after, before } = page === undefined ? {} : decodeToken(page);
  const { rows, more } = pageOf(list, matches, { limit, after, before });
  const link = (direction: 'after' | 'before', row: Row<T, H> | undefined) =>
    row
      ? `${url}?${new URLSearchParams({ limit: String(limit), page: encodeToken(direction, row.seq) }).toString()}`
      : null;
  const hasNext = before === undefined ? more : rows.length > 0;
  const hasPrevious = before === undefined ? after !== undefined : more;
  return {
    data: rows.map((row) => show(row.object)),
    next_page_url: hasNext ? link('after', rows.at(-1)) : null,
    previous_page_url: hasPrevious ? link('before', rows[0]) : null,
  };
}

function encodeToken(direction: string, seq: number): string {
  return Buffer.from(`${direction}:${seq}`).toString('base64url');
}

function decodeToken(token: string): { after?: number; before?: number } {
  const [, direction, seq] = /^(after|before):(\d+)$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  if (direction === undefined || seq === undefined)
    throw invalidParameter('invalid_page', 'The page token is not valid.', 'page');
  return { [direction]: Number(seq) };
}
