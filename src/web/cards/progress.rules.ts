/** Whole percent of the goal, rounded down, so that 100 is shown only when the goal is reached. */
export const percentOf = (pledged: number, target: number): number =>
  // Multiplied first: 18.4 times the goal is 1,840 %, where a broken number times a hundred gives 1,839.
  target > 0 ? Math.floor((pledged * 100) / target) : 100;

export type TimeLeft = { readonly days: number } | { readonly hours: number } | 'over';

const hourMs = 3_600_000;

/** Whole days while there are two or more, then hours, rounded up; a deadline that has passed is over. */
export function timeLeft(deadline: Date, now: Date): TimeLeft {
  const ms = deadline.getTime() - now.getTime();
  if (ms <= 0) return 'over';
  return ms >= 48 * hourMs ? { days: Math.floor(ms / (24 * hourMs)) } : { hours: Math.ceil(ms / hourMs) };
}
