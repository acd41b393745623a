// Guarantee: a local deadline is one instant or refused, in every zone and on every night when clocks are turned, and
// a campaign runs as many calendar days as its model allows.
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { assertDeadline, deadlineSpan, localText, resolveLocalTime, wallText } from './deadline.rules.js';
import { DeadlineAmbiguous, DeadlineNotATime } from './deadline.errors.js';

const iso = (text: string, zone: string) => resolveLocalTime(text, zone).toISOString();

const refusal = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('a local time', () => {
  it.each([
    ['2026-12-01T20:00', 'Europe/Brussels', '2026-12-01T19:00:00.000Z'],
    ['2026-07-01T20:00:30', 'Europe/Brussels', '2026-07-01T18:00:30.000Z'],
    ['2026-12-01T20:00', 'Asia/Kolkata', '2026-12-01T14:30:00.000Z'],
    ['2026-12-01T20:00', 'Asia/Kathmandu', '2026-12-01T14:15:00.000Z'],
    ['2026-12-01T20:00:00.250+01:00', 'Europe/Brussels', '2026-12-01T19:00:00.250Z'],
    ['2026-12-01T19:00Z', 'Europe/Brussels', '2026-12-01T19:00:00.000Z'],
    ['2026-12-01T20:00-00:00', 'UTC', '2026-12-01T20:00:00.000Z'],
    ['2026-10-25T01:59', 'Europe/Brussels', '2026-10-24T23:59:00.000Z'],
    ['2026-10-25T03:00', 'Europe/Brussels', '2026-10-25T02:00:00.000Z'],
    ['2026-03-29T01:59', 'Europe/Brussels', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29T03:00', 'Europe/Brussels', '2026-03-29T01:00:00.000Z'],
  ])('%s in %s is %s', (text, zone, expected) => expect(iso(text, zone)).toBe(expected));

  it.each([
    ['2026-03-29T02:30', 'Europe/Brussels', '+01:00', '+02:00', 'does not exist'],
    ['2026-10-25T02:30', 'Europe/Brussels', '+02:00', '+01:00', 'comes twice'],
    ['2026-10-25T02:00', 'Europe/Brussels', '+02:00', '+01:00', 'comes twice'],
    ['2026-03-08T02:15', 'America/New_York', '-05:00', '-04:00', 'does not exist'],
    ['2026-11-01T01:15', 'America/New_York', '-04:00', '-05:00', 'comes twice'],
    ['2026-10-04T02:15', 'Australia/Lord_Howe', '+10:30', '+11:00', 'does not exist'],
    ['2026-04-05T01:45', 'Australia/Lord_Howe', '+11:00', '+10:30', 'comes twice'],
    ['2026-03-29T01:30', 'Europe/London', '+00:00', '+01:00', 'does not exist'],
    ['2026-09-06T00:30', 'America/Santiago', '-04:00', '-03:00', 'does not exist'],
  ])('%s in %s is refused with both offsets, and taken with either', (text, zone, first, second, words) => {
    const error = refusal(() => resolveLocalTime(text, zone));
    expect(error).toBeInstanceOf(DeadlineAmbiguous);
    const { detail, extra } = error as DeadlineAmbiguous;
    expect(new Set(extra['offsets'] as string[])).toEqual(new Set([first, second]));
    expect(detail).toContain(words);
    expect(detail).toContain(first);
    expect(detail).toContain(second);
    for (const offset of [first, second]) {
      expect(resolveLocalTime(text + offset, zone)).toEqual(new Date(text + offset));
    }
    expect(refusal(() => resolveLocalTime(`${text}+07:00`, zone))).toBeInstanceOf(DeadlineNotATime);
  });

  it.each(['2026-12-01', '2026-12-01 20:00', '2026-12-01T24:00', '2026-12-01T20:60', '2026-02-30T20:00', '1.12.2026',
    '2026-13-01T20:00', '2026-12-01T20:00+01', '2026-12-01T20:00[UTC]', '', '+002026-12-01T20:00',
  ])('%s is none', (text) => expect(refusal(() => resolveLocalTime(text, 'Europe/Brussels'))).toBeInstanceOf(DeadlineNotATime)); // prettier-ignore

  it('refuses an offset that the zone does not have then', () => {
    expect(refusal(() => resolveLocalTime('2026-12-01T20:00+02:00', 'Europe/Brussels'))).toBeInstanceOf(
      DeadlineNotATime,
    );
  });

  const zones = ['Europe/Brussels', 'America/St_Johns', 'Pacific/Chatham', 'Asia/Kathmandu', 'Africa/Casablanca', 'UTC',
    'Australia/Lord_Howe', 'Pacific/Apia', 'America/Havana']; // prettier-ignore

  it('comes back from every instant that is written down, whatever the night', () => {
    const instants = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2029, 0, 1) });
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (at, zone) => {
        expect(resolveLocalTime(localText(new Date(at), zone), zone).getTime()).toBe(at);
      }),
      { numRuns: 2_000 },
    );
  });

  it('without an offset is either that wall time exactly or refused', () => {
    const minutes = fc.integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2029, 0, 1) / 60_000 });
    fc.assert(
      fc.property(minutes, fc.constantFrom(...zones), (minute, zone) => {
        const text = new Date(minute * 60_000).toISOString().slice(0, 16);
        const answer = refusal(() => expect(wallText(resolveLocalTime(text, zone), zone)).toBe(`${text}:00`));
        if (answer !== undefined) expect(answer).toBeInstanceOf(DeadlineAmbiguous);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the span of a campaign', () => {
  const zone = 'Europe/Brussels';
  const now = new Date('2026-10-01T10:00:00Z');
  const judged = (model: 'all_or_nothing' | 'keep_it_all', deadline: string, opensAt: string | null = null) => {
    const chosen = { model, zone, deadline: new Date(deadline) };
    const error = refusal(() => assertDeadline(chosen, opensAt === null ? null : new Date(opensAt), now));
    return error === undefined ? 'taken' : (error as DeadlineAmbiguous).code;
  };

  it.each([
    ['all_or_nothing', '2026-10-01T10:00:00Z', null, 'deadline-past'],
    ['all_or_nothing', '2026-09-30T10:00:00Z', null, 'deadline-past'],
    ['all_or_nothing', '2026-10-02T09:59:59.999Z', null, 'deadline-out-of-span'],
    ['all_or_nothing', '2026-10-02T10:00:00Z', null, 'taken'],
    // 60 days later the clock on the wall says noon again, one hour later in UTC.
    ['all_or_nothing', '2026-11-30T11:00:00Z', null, 'taken'],
    ['all_or_nothing', '2026-11-30T11:00:00.001Z', null, 'deadline-out-of-span'],
    ['all_or_nothing', '2026-12-10T11:00:00Z', null, 'deadline-out-of-span'],
    ['all_or_nothing', '2026-12-10T11:00:00Z', '2026-10-20T10:00:00Z', 'taken'],
    ['all_or_nothing', '2026-12-10T11:00:00Z', '2026-09-20T10:00:00Z', 'opening-out-of-range'],
    ['all_or_nothing', '2027-12-10T11:00:00Z', '2027-12-01T10:00:00Z', 'opening-out-of-range'],
    ['keep_it_all', '2027-10-01T10:00:00Z', null, 'taken'],
    ['keep_it_all', '2027-10-01T10:00:00.001Z', null, 'deadline-out-of-span'],
    ['keep_it_all', '2026-10-01T20:00:00Z', null, 'deadline-out-of-span'],
  ] as const)('%s until %s, opening %s: %s', (model, deadline, opensAt, expected) =>
    expect(judged(model, deadline, opensAt)).toBe(expected),
  );

  it('keeps the hour on the wall, whatever the zone and the season', () => {
    const { latest } = deadlineSpan('all_or_nothing', new Date('2026-09-20T12:00:00Z'), 'America/New_York');
    expect(Temporal.PlainDateTime.from(wallText(latest, 'America/New_York')).toString()).toBe('2026-11-19T08:00:00');
  });
});
