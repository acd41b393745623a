import { Temporal } from 'temporal-polyfill';
import { type CampaignModel } from './campaign.entity.js';
import {
  DeadlineAmbiguous,
  DeadlineNotATime,
  DeadlineOutOfSpan,
  DeadlinePast,
  OpeningOutOfRange,
} from './deadline.errors.js';
import { secondRoundDays } from './round.rules.js';

/** How long a campaign, or the first of its two rounds, may run, in calendar days of its zone. */
export const spanDays: Readonly<Record<CampaignModel, { readonly min: number; readonly max: number }>> = {
  all_or_nothing: { min: 1, max: 60 },
  keep_it_all: { min: 1, max: 365 },
  two_rounds: { min: 1, max: 40 },
};

/** How far ahead an opening may lie, in calendar days. */
const maxDaysToOpening = 365;

/** `2026-12-01T20:00`, with seconds and an offset if one likes. */
export const localTimeForm =
  /^(\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?)(Z|[+-](?:0\d|1[0-4]):[0-5]\d)?$/;

/**
 * The instant that people of `zone` mean by a local date and time. In the night when clocks are turned some local times
 * do not exist and others exist twice: they need the offset in the text, one of the two that hold around that moment.
 * `Z` names the instant itself.
 *
 * @throws DeadlineNotATime, DeadlineAmbiguous
 */
export function resolveLocalTime(text: string, zone: string): Date {
  const [, local, offset] = localTimeForm.exec(text) ?? [];
  if (local === undefined) throw new DeadlineNotATime();
  const wall = wallTime(local);
  if (offset === 'Z') return new Date(wall.toZonedDateTime('UTC').epochMilliseconds);
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = wall.toZonedDateTime(zone, { disambiguation: 'later' });
  const offsets = [...new Set([earlier.offset, later.offset])];
  if (offset !== undefined) return withOffset(wall, offset, offsets, zone);
  if (offsets.length > 1) throw ambiguous(text, wall, zone, offsets);
  return new Date(earlier.epochMilliseconds);
}

function wallTime(local: string): Temporal.PlainDateTime {
  try {
    return Temporal.PlainDateTime.from(local, { overflow: 'reject' });
  } catch {
    throw new DeadlineNotATime({ detail: `The calendar has no ${local}.` });
  }
}

function withOffset(wall: Temporal.PlainDateTime, offset: string, valid: readonly string[], zone: string): Date {
  const plain = offset === '-00:00' ? '+00:00' : offset;
  if (!valid.includes(plain)) {
    throw new DeadlineNotATime({
      detail: `In ${zone} the offset at that time is ${valid.join(' or ')}, not ${offset}.`,
    });
  }
  return new Date(wall.toZonedDateTime(plain).epochMilliseconds);
}

function ambiguous(
  text: string,
  wall: Temporal.PlainDateTime,
  zone: string,
  offsets: readonly string[],
): DeadlineAmbiguous {
  const exists = wall.toZonedDateTime(zone, { disambiguation: 'earlier' }).toPlainDateTime().equals(wall);
  const what = exists ? 'comes twice' : 'does not exist';
  const [first = '', second = ''] = offsets;
  return new DeadlineAmbiguous({
    detail: `${text} ${what} in ${zone}: clocks are turned in that night. Write ${text}${first} or ${text}${second}.`,
    extra: { offsets },
  });
}

/** An instant as the people of `zone` write it, with its offset: `2026-12-01T20:00:00+01:00`. */
export const localText = (at: Date, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toString({
    timeZone: zone,
    ...(at.getTime() % 1000 === 0 && { smallestUnit: 'second' as const }),
  });

/** As `localText` without the offset: what stays when a draft moves to another zone. */
export const wallText = (at: Date, zone: string): string => localText(at, zone).replace(/[+-]\d{2}:\d{2}$/, '');

/** 'YYYY-MM-DD' in the zone. */
export const dayOf = (at: Date, zone: string): string => localText(at, zone).slice(0, 10);

/** 'YYYY-MM' in the zone. */
export const monthOf = (at: Date, zone: string): string => localText(at, zone).slice(0, 7);

const daysAfter = (at: Date, zone: string, days: number): Date =>
  new Date(
    Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).add({ days }).epochMilliseconds,
  );

/** The deadline of a second round that opens at this instant. */
export const secondDeadline = (opening: Date, zone: string): Date => daysAfter(opening, zone, secondRoundDays);

/** When a campaign with this deadline ends as it is planned: a second round is counted from the first one's deadline. */
export const lastDeadline = (model: CampaignModel, deadline: Date, zone: string): Date =>
  model === 'two_rounds' ? secondDeadline(deadline, zone) : deadline;

/** The first and the last deadline that a campaign opening at `opening` may have. */
export const deadlineSpan = (model: CampaignModel, opening: Date, zone: string): { earliest: Date; latest: Date } => ({
  earliest: daysAfter(opening, zone, spanDays[model].min),
  latest: daysAfter(opening, zone, spanDays[model].max),
});

/**
 * Guards a deadline that a creator chose. Days are calendar days of the zone, so that an evening deadline stays in the
 * evening when clocks are turned in between. A campaign without a planned opening is judged as if it opened `now`.
 *
 * @throws DeadlinePast, OpeningOutOfRange, DeadlineOutOfSpan
 */
export function assertDeadline(
  { model, zone, deadline }: { readonly model: CampaignModel; readonly zone: string; readonly deadline: Date },
  opensAt: Date | null,
  now: Date,
): void {
  if (deadline <= now) throw new DeadlinePast();
  if (opensAt && opensAt < now) throw new OpeningOutOfRange();
  if (opensAt && opensAt > daysAfter(now, zone, maxDaysToOpening)) {
    throw new OpeningOutOfRange({ detail: `A campaign opens at most ${maxDaysToOpening} days from now.` });
  }
  const { earliest, latest } = deadlineSpan(model, opensAt ?? now, zone);
  if (deadline >= earliest && deadline <= latest) return;
  const { min, max } = spanDays[model];
  throw new DeadlineOutOfSpan({
    detail: `A campaign of this model runs ${min} to ${max} days from its opening: its deadline is from ${localText(earliest, zone)} to ${localText(latest, zone)}.`,
    extra: { earliest: earliest.toISOString(), latest: latest.toISOString() },
  });
}
