import { setTimeout as sleep } from 'node:timers/promises';
import { type Settings } from '../platform/settings.js';

/** Longer than the work on a known address takes, so that the time of the answer does not tell it from an unknown one. */
export const evenTimeMs = ({ NODE_ENV }: Pick<Settings, 'NODE_ENV'>): number => (NODE_ENV === 'test' ? 20 : 400);

/** Answers after `work` and no sooner than `ms` real milliseconds from now. Errors come at once. */
export async function inEvenTime<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const [answer] = await Promise.all([work(), sleep(ms)]);
  return answer;
}
