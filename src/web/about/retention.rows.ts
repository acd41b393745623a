import { type RetentionKind, retentionKinds, retentionList } from '../../platform/retention/index.js';
import { type Locale } from '../../users/index.js';
import { retentionWords } from './retention.words.js';

export interface RetentionRow {
  readonly kind: RetentionKind;
  readonly what: string;
  readonly long: string;
  readonly why: string;
  readonly end: string;
}

/** The table of retention in words, in its order; the privacy page and docs/people.md show the same. */
export function retentionRows(locale: Locale): RetentionRow[] {
  const words = retentionWords[locale];
  return retentionKinds.map((kind) => {
    const { why, end, ...kept } = retentionList[kind];
    const { what, from } = words.rows[kind];
    const long = 'hours' in kept ? `${periodIn(locale, kept.hours)} ${from}` : from;
    return { kind, what, long, why: words.why[why], end: words.end[end] };
  });
}

const day = 24;
const year = 365 * day;

/** In the largest unit that it is whole in. */
function periodIn(locale: Locale, hours: number): string {
  const words = retentionWords[locale];
  if (hours % year === 0) return words.years(hours / year);
  return hours % day === 0 ? words.days(hours / day) : words.hours(hours);
}
