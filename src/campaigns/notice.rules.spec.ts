// Guarantee: each occasion before a deadline comes once and at its instant, a campaign that opens after it misses it, and
// one that was suspended tells the latest only, but never forgets to announce the charge.
import { decideNotice, nextNotice } from './notice.rules.js';

const hour = 3_600_000;
const deadline = new Date('2026-12-28T19:00:00Z');
const before = (hours: number): Date => new Date(deadline.getTime() - hours * hour);

it.each([
  [1_000, 168],
  [168.001, 168],
  [168, 72],
  [100, 72],
  [72, 24],
  [24, null],
  [0, null],
])('%s hours before the deadline, the next is at %s', (now, next) => {
  expect(nextNotice(deadline, before(now))).toEqual(next === null ? null : before(next));
});

it.each<[number, number, object | undefined]>([
  [168, 168.001, undefined],
  [168, 168, { hours: 168, announces: false }],
  [168, 100, { hours: 168, announces: false }],
  [72, 72, { hours: 72, announces: true }],
  [24, 24, { hours: 24, announces: false }],
  // Suspended over several of them.
  [168, 60, { hours: 72, announces: true }],
  [168, 1, { hours: 24, announces: true }],
  [72, 1, { hours: 24, announces: true }],
])('due %s hours before, looked at %s hours before: %j', (dueAt, now, told) => {
  expect(decideNotice(deadline, before(dueAt), before(now))).toEqual(told);
});
