import { integer, isTree, record } from './kinds.js';
import { parameter, type Parameter } from './parameter.js';

export interface Range {
  readonly gt?: number;
  readonly gte?: number;
  readonly lt?: number;
  readonly lte?: number;
}

// API v2 writes times as RFC 3339, API v1 as unix seconds.
const instant = parameter((value, name) => {
  const iso = typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(iso) ? integer().read(value, name) : iso / 1000;
});
const bounds = record({ gt: instant, gte: instant, lt: instant, lte: instant });

/** `created=1700000000` or `created[gte]=1700000000`, in unix seconds. */
export const range: Parameter<Range, false> = parameter((value, name) => {
  if (isTree(value)) return bounds.read(value, name);
  const exact = instant.read(value, name);
  return { gte: exact, lte: exact };
});

export function isWithin(value: number, { gt, gte, lt, lte }: Range): boolean {
  if (gt !== undefined && value <= gt) return false;
  if (gte !== undefined && value < gte) return false;
  if (lt !== undefined && value >= lt) return false;
  return lte === undefined || value <= lte;
}
