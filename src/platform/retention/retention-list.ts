/** Why something is kept: to do what was asked, against misuse, as a proof for both sides, or because a law wants it. */
export type Why = 'service' | 'safety' | 'proof' | 'law';

/** Kept for so many hours, then deleted, or emptied of what is personal, by `ForgetWhatIsOver`. */
export interface KeptFor {
  readonly hours: number;
  readonly why: Why;
  readonly end: 'deleted' | 'emptied';
}

/** Kept until something happens: what needs it ends, or its person is erased; `books` are never deleted. */
export interface KeptUntil {
  readonly until: 'need' | 'erasure' | 'never';
  readonly why: Why;
  readonly end: 'deleted' | 'emptied' | 'stays';
}

const days = (count: number): number => count * 24;
const years = (count: number): number => days(count * 365);

/**
 * What is kept of people, how long, why, and what happens then: the one table of retention. The privacy page and
 * docs/people.md show it, the modules that own the rows take their periods from here, and one job drives it.
 */
export const retentionList = {
  attempts: { hours: 1, why: 'safety', end: 'deleted' },
  'repeated-requests': { hours: days(1), why: 'service', end: 'deleted' },
  'passkey-challenges': { hours: days(1), why: 'service', end: 'deleted' },
  pictures: { hours: days(1), why: 'service', end: 'deleted' },
  'unconfirmed-follows': { hours: days(7), why: 'service', end: 'deleted' },
  'done-work': { hours: days(7), why: 'service', end: 'deleted' },
  'mailed-links': { hours: days(30), why: 'safety', end: 'deleted' },
  sessions: { hours: days(30), why: 'safety', end: 'deleted' },
  'clean-checks': { hours: days(30), why: 'proof', end: 'deleted' },
  reporters: { hours: years(1), why: 'law', end: 'emptied' },
  letters: { hours: years(2), why: 'proof', end: 'emptied' },
  cards: { until: 'need', why: 'service', end: 'deleted' },
  account: { until: 'erasure', why: 'service', end: 'emptied' },
  words: { until: 'erasure', why: 'service', end: 'emptied' },
  books: { until: 'never', why: 'law', end: 'stays' },
  decisions: { until: 'never', why: 'proof', end: 'stays' },
} as const satisfies Record<string, KeptFor | KeptUntil>;

export type RetentionKind = keyof typeof retentionList;

/** What the job ends by itself. */
export type TimedKind = {
  [Kind in RetentionKind]: (typeof retentionList)[Kind] extends KeptFor ? Kind : never;
}[RetentionKind];

export const retentionKinds = Object.keys(retentionList) as readonly RetentionKind[];
export const timedKinds = retentionKinds.filter((kind): kind is TimedKind => 'hours' in retentionList[kind]);

/** How long it is kept, as an interval of SQL. In hours, so that no change of clocks or length of month counts. */
export const intervalOf = (kind: TimedKind): string => `interval '${retentionList[kind].hours} hours'`;
