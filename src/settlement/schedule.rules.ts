const hour = 3_600_000;

/** How long a round collects, in milliseconds: 168 hours of business time, whatever the wall clocks do meanwhile. */
export const windowMs = 168 * hour;

/** When a soft decline is tried again, counted from the start of the window: four attempts in all. */
export const attemptSlotsMs = [0, 48 * hour, 96 * hour, 144 * hour] as const;

/**
 * The least time between two mails about one item, in milliseconds: 48 hours, less an hour for how long an attempt may
 * take, since the attempts themselves are 48 hours apart and each may be told.
 */
export const reminderMs = 47 * hour;

/** No item is tried more often than this, however many cards its backer gives. */
export const maxAttempts = 12;

/** The end of a window that starts now. */
export const windowEnd = (from: Date): Date => new Date(from.getTime() + windowMs);

/**
 * When the next automatic attempt is due after a soft decline, or null when there is none left. The slots are counted
 * back from the end, since a suspension moves the end and with it every slot that is still to come; and by what was
 * attempted, so that no suspension and no late worker leads to a fifth attempt or to two in a row.
 *
 * @param attempts attempts that have their result, this one included.
 */
export function nextAttemptAt({ attempts, endsAt, now }: { attempts: number; endsAt: Date; now: Date }): Date | null {
  const start = endsAt.getTime() - windowMs;
  const slot = attemptSlotsMs.slice(attempts).find((offset) => start + offset > now.getTime());
  return slot === undefined ? null : new Date(start + slot);
}

/** How long to wait before asking again about a call whose outcome is unknown: real milliseconds, 1 s doubling to 5 min. */
export const backoffMs = (tries: number): number => Math.min(1_000 * 2 ** Math.min(tries, 20), 300_000);
