import { testRedisUrl } from './cluster.js';

/** A `describe` that needs the run's Redis; on a machine without one it is skipped, and `npm test` says why. */
export function describeWithRedis(title: string, body: (url: string) => void): void {
  const url = testRedisUrl();
  if (url === undefined) describe.skip(`${title} [needs Redis]`, () => body('redis://absent'));
  else describe(title, () => body(url));
}
