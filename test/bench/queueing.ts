import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRedis } from '../../src/local/redis.js';
import { bundles, rowsAtOnce } from '../../src/platform/outbox/relay.js';
import { openQueue } from '../../src/platform/queue/open-queue.js';
import { atMost, type GoalResult } from './goals.js';
import { cpuMs } from './processes.js';

interface QueueingRun {
  readonly count: number;
  readonly say: (line: string) => void;
}

/**
 * P6: what the queue itself costs for so many outbox rows: the relay's own bundles added, taken and done, with nothing
 * in them to do. On Postgres, and on Redis where there is one.
 */
export async function compareQueue(databaseUrl: string, run: QueueingRun): Promise<GoalResult[]> {
  const results = [await measureQueue(databaseUrl, undefined, run)];
  const redis = await findRedis({ dataDir: mkdtempSync(join(tmpdir(), 'tally-bench-redis-')), disposable: true });
  if (!redis) {
    run.say('  no Redis on this machine');
    return results;
  }
  try {
    results.push(await measureQueue(databaseUrl, redis.url, run));
  } finally {
    await redis.stop();
  }
  return results;
}

async function measureQueue(
  databaseUrl: string,
  redisUrl: string | undefined,
  { count, say }: QueueingRun,
): Promise<GoalResult> {
  const queue = openQueue({ DATABASE_DIRECT_URL: databaseUrl, REDIS_URL: redisUrl });
  const rows = Array.from({ length: count }, () => ({ id: randomUUID(), consumer: 'bench' }));
  let left = bundles(rows).length;
  let finish: () => void;
  const finished = new Promise<void>((resolve) => (finish = resolve));
  await queue.work('events', 4, () => {
    left -= 1;
    if (left === 0) finish();
    return Promise.resolve();
  });
  await queue.ping();
  const cpu = cpuMs(process.pid);
  const began = performance.now();
  for (let first = 0; first < count; first += rowsAtOnce) {
    await queue.add('events', bundles(rows.slice(first, first + rowsAtOnce)));
  }
  await finished;
  const seconds = (performance.now() - began) / 1000;
  // The servers are children of this process, so this is theirs too.
  const cpuSeconds = (cpuMs(process.pid) - cpu) / 1000;
  await queue.stopWorking('events', 1_000);
  await queue.close();
  say(`  ${queue.kind}: ${count} rows took ${seconds.toFixed(2)} s, ${cpuSeconds.toFixed(2)} s CPU`);
  return atMost('P6', `queue cost per 100,000 rows on ${queue.kind}`, (seconds * 100_000) / count, 2, 's');
}
