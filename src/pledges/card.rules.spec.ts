// Guarantee: a backer is asked for another card exactly when the one that is saved cannot be charged at some instant of the
// collection, to the second.
import { type CardHealth, goodUntil, troubleOf } from './card.rules.js';

const card = (over: Partial<CardHealth> = {}): CardHealth => ({ expMonth: 12, expYear: 2026, removed: false, ...over });
const at = (now: string, until: string) => ({ now: new Date(now), until: new Date(until) });

it.each([
  ['within its month', card(), at('2026-12-01T00:00:00Z', '2026-12-31T23:59:59Z'), null],
  ['to the last instant of its month', card(), at('2026-12-20T00:00:00Z', '2027-01-01T00:00:00Z'), null],
  ['a second into the next', card(), at('2026-12-20T00:00:00Z', '2027-01-01T00:00:01Z'), 'expires'],
  ['in its last instant', card(), at('2026-12-31T23:59:59.999Z', '2026-12-31T23:59:59.999Z'), null],
  ['over', card(), at('2027-01-01T00:00:00Z', '2027-01-08T00:00:00Z'), 'expired'],
  [
    'of another year',
    card({ expMonth: 1, expYear: 2025 }),
    at('2026-12-01T00:00:00Z', '2026-12-02T00:00:00Z'),
    'expired',
  ],
  [
    'removed, whatever its month',
    card({ removed: true }),
    at('2026-12-01T00:00:00Z', '2026-12-02T00:00:00Z'),
    'removed',
  ],
  [
    'that is a bank account, long after',
    card({ expMonth: null, expYear: null }),
    at('2046-12-01T00:00:00Z', '2046-12-02T00:00:00Z'),
    null,
  ],
  [
    'that is a bank account, removed',
    card({ expMonth: null, expYear: null, removed: true }),
    at('2026-12-01T00:00:00Z', '2026-12-02T00:00:00Z'),
    'removed',
  ],
] as const)('a card %s', (_, health, span, trouble) => expect(troubleOf(health, span)).toBe(trouble));

it('ends with the year when its month does', () => {
  expect(goodUntil(card())).toEqual(new Date('2027-01-01T00:00:00Z'));
  expect(goodUntil(card({ expMonth: 2, expYear: 2028 }))).toEqual(new Date('2028-03-01T00:00:00Z'));
});
