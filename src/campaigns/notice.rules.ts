/** Hours before a round's deadline at which its backers are told something. */
export const noticeHours = [168, 72, 24] as const;
export type NoticeHours = (typeof noticeHours)[number];

/** At this one everybody is told of the charge to come; at all of them, whose card will not do is asked for another. */
const announcing: NoticeHours = 72;

const hourMs = 3_600_000;
const instantOf = (deadline: Date, hours: NoticeHours): Date => new Date(deadline.getTime() - hours * hourMs);

/** When backers are told next; null when everything has been told. A round that opens later has missed what was before. */
export function nextNotice(deadline: Date, after: Date): Date | null {
  const hours = noticeHours.find((before) => instantOf(deadline, before) > after);
  return hours === undefined ? null : instantOf(deadline, hours);
}

/**
 * What is told at `now` when `dueAt` was due; undefined before. Whoever comes late, since the campaign was suspended, tells
 * the latest occasion once instead of each that has passed.
 */
export function decideNotice(
  deadline: Date,
  dueAt: Date,
  now: Date,
): { readonly hours: NoticeHours; readonly announces: boolean } | undefined {
  const passed = noticeHours.filter(
    (hours) => instantOf(deadline, hours) >= dueAt && instantOf(deadline, hours) <= now,
  );
  const hours = passed.at(-1);
  return hours === undefined ? undefined : { hours, announces: passed.includes(announcing) };
}
