// Guarantee: money that is still with us is told of on the day of the warning and on the last one, and money that is not is
// never told of.
import { judgeRetention, looksAt } from './retention.rules.js';
import { type RetentionState } from './retention.state.js';

const since = new Date('2026-11-01T20:00:00Z');
const { warning, last } = looksAt(since, 80);
const before = (at: Date) => new Date(at.getTime() - 1);

it('is looked at after 60 and 80 days', () => {
  expect([warning, last].map((at) => at.toISOString())).toEqual([
    '2026-12-31T20:00:00.000Z',
    '2027-01-20T20:00:00.000Z',
  ]);
  expect(looksAt(since, 10).warning).toEqual(since);
});

it.each<[RetentionState, bigint, Date | null, Date, object | undefined]>([
  ['running', 1n, warning, before(warning), undefined],
  ['running', 1n, warning, warning, { to: 'warned', dueAt: last }],
  ['running', 0n, warning, warning, { to: 'ended', dueAt: null }],
  ['warned', 1n, last, before(last), undefined],
  ['warned', 1n, last, last, { to: 'overdue', dueAt: null }],
  ['warned', 0n, last, last, { to: 'ended', dueAt: null }],
  ['overdue', 0n, null, last, undefined],
  ['return_proposed', 1n, null, last, undefined],
])('%s with %s', (state, funds, dueAt, now, verdict) => {
  expect(judgeRetention({ state, since, dueAt }, { funds, now, maxDays: 80 })).toEqual(verdict);
});

it('is judged on the day it was due, also when more days are allowed since: it would be due for ever otherwise', () => {
  const held = { state: 'running', since, dueAt: warning } as const;
  const later = looksAt(since, 90).last;
  expect(judgeRetention(held, { funds: 1n, now: warning, maxDays: 90 })).toEqual({ to: 'warned', dueAt: later });
});
