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

it.each<[RetentionState, bigint, Date, object | undefined]>([
  ['running', 1n, before(warning), undefined],
  ['running', 1n, warning, { to: 'warned', dueAt: last }],
  ['running', 0n, warning, { to: 'ended', dueAt: null }],
  ['warned', 1n, before(last), undefined],
  ['warned', 1n, last, { to: 'overdue', dueAt: null }],
  ['warned', 0n, last, { to: 'ended', dueAt: null }],
  ['overdue', 0n, last, undefined],
  ['return_proposed', 1n, last, undefined],
])('%s with %s', (state, funds, now, verdict) => {
  expect(judgeRetention({ state, since }, { funds, now, maxDays: 80 })).toEqual(verdict);
});
