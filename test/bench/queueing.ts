import { randomUUID } from 'node:crypto';
import { openQueue } from '../../src/platform/queue/open-queue.js';
import { atMost, type GoalResult } from './goals.js';

const bundleSize = 100;

/** P6: what the queue itself costs for so many outbox rows: bundles added, taken and done, with nothing in them to do. */
export async function compareQueue(
  url: string,
  { count, say }: { count: number; say: (line: string) => void },
): Promise<GoalResult[]> {
  const queue = openQueue({ DATABASE_DIRECT_URL: url, REDIS_URL: process.env['REDIS_URL'] });
  const bundles = Math.ceil(count / bundleSize);
  let done = 0;
  const finished = new Promise<void>((resolve) => {
    void queue.work('events', 4, async () => {
      done += 1;
      if (done === bundles) resolve();
      return Promise.resolve();
    });
  });
  const began = performance.now();
  for (let first = 0; first < bundles; first += 10) {
    const jobs = Array.from({ length: Math.min(10, bundles - first) }, () => ({
      id: randomUUID(),
      data: { consumer: 'bench', ids: Array.from({ length: bundleSize }, () => randomUUID()) },
    }));
    await queue.add('events', jobs);
  }
  await finished;
  const seconds = (performance.now() - began) / 1000;
  await queue.stopWorking('events', 1_000);
  await queue.close();
  const perHundredThousand = (seconds * 100_000) / count;
  say(`  ${queue.kind}: ${count} rows in ${bundles} jobs took ${seconds.toFixed(2)} s`);
  return [atMost('P6', `queue cost per 100,000 rows on ${queue.kind}`, perHundredThousand, 2, 's')];
}
