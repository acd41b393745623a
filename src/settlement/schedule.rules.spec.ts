// Guarantee: a window is 168 hours of business time whatever the clocks on the wall do, a soft decline leads to at most
// four attempts in all, never two in a row, and a suspension moves those that are still to come.
import fc from 'fast-check';
import { attemptSlotsMs, backoffMs, nextAttemptAt, windowEnd, windowMs } from './schedule.rules.js';

const hour = 3_600_000;
const at = (iso: string) => new Date(iso);
const plus = (date: Date, hours: number) => new Date(date.getTime() + hours * hour);

describe('windowEnd', () => {
  it('is 168 hours later across the October change of Europe/Brussels, an hour earlier on the wall', () => {
    const opened = at('2026-10-20T18:00:00.000Z'); // 20:00 in Brussels, summer time
    const end = windowEnd(opened);
    expect(end.toISOString()).toBe('2026-10-27T18:00:00.000Z');
    const wall = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Brussels', timeStyle: 'short' }).format(end);
    expect(wall).toBe('19:00');
  });
});

describe('nextAttemptAt', () => {
  const start = at('2026-10-20T18:00:00.000Z');
  const endsAt = windowEnd(start);

  it.each([
    ['the first attempt at once', 1, 0.01, 48],
    ['the second on time', 2, 48.01, 96],
    ['the third on time', 3, 96.01, 144],
    ['the fourth is the last', 4, 144.01, null],
    ['the first came late: the next slot, not at once', 1, 50, 96],
    ['the first came in the last hours', 1, 150, null],
    ['a new card used up an attempt', 2, 3, 96],
    ['exactly at a slot waits for the one after', 1, 48, 96],
  ])('%s', (_, attempts, hours, expected) => {
    const next = nextAttemptAt({ attempts, endsAt, now: plus(start, hours) });
    expect(next).toEqual(expected === null ? null : plus(start, expected));
  });

  it('moves with the window when a suspension has moved its end', () => {
    const moved = plus(endsAt, 10);
    expect(nextAttemptAt({ attempts: 2, endsAt: moved, now: plus(start, 48.01) })).toEqual(plus(start, 106));
    expect(nextAttemptAt({ attempts: 4, endsAt: moved, now: plus(start, 106.01) })).toBeNull();
  });

  it('plans at most four attempts, each later than the one before and before the end, however late and suspended', () => {
    const delays = fc.array(fc.record({ late: fc.nat(30 * hour), suspended: fc.nat(300 * hour) }), {
      minLength: 10,
      maxLength: 10,
    });
    fc.assert(
      fc.property(delays, (steps) => {
        let due: Date | null = start;
        let end = endsAt;
        let attempts = 0;
        for (const { late, suspended } of steps) {
          if (due === null) break;
          const now = new Date(due.getTime() + late);
          if (now >= end) break;
          attempts += 1;
          const next = nextAttemptAt({ attempts, endsAt: end, now });
          if (next) expect(next > now && next < end).toBe(true);
          due = next;
          end = new Date(end.getTime() + suspended);
        }
        expect(attempts).toBeLessThanOrEqual(attemptSlotsMs.length);
      }),
    );
  });

  it('starts every slot inside the window', () => {
    expect(attemptSlotsMs.every((slot) => slot < windowMs)).toBe(true);
  });
});

describe('backoffMs', () => {
  it('doubles from a second to five minutes', () => {
    expect([0, 1, 2, 8, 9, 1000].map(backoffMs)).toEqual([1_000, 2_000, 4_000, 256_000, 300_000, 300_000]);
  });
});
