// Guarantee: on Redis and on Postgres alike, the queue hands a job to one worker at a time, forgets it when it is over,
// and may be emptied, cut off or abandoned at any moment without anything being lost.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { defineEvent } from '../../../src/platform/outbox/index.js';
import { type JobQueue, openQueue } from '../../../src/platform/queue/index.js';
import { createTestDatabase, type TestDatabase, testRedisUrl } from '../../support/cluster.js';
import { until } from '../../support/until.js';
import { aProcess, type AProcess } from '../a-process.js';

const redisUrl = inDatabase(testRedisUrl(), 9);
if (!redisUrl) console.warn('No Redis on this machine: the queue contract is tested on Postgres only.');

const backends: ['postgres' | 'redis'][] = redisUrl ? [['postgres'], ['redis']] : [['postgres']];
const thingMade = defineEvent<{ n: number }>('thing.made');

describe.each(backends)('on %s', (kind) => {
  let test: TestDatabase;
  let processes: AProcess[] = [];
  let queues: JobQueue[] = [];
  let seen: unknown[] = [];

  beforeAll(async () => {
    test = await createTestDatabase();
  });

  beforeEach(async () => {
    seen = [];
    await empty();
  });

  afterEach(async () => {
    await Promise.all(processes.map((process) => process.stop()));
    await Promise.all(queues.map((queue) => queue.stopWorking('due', 5_000).then(() => queue.close())));
    [processes, queues] = [[], []];
  });

  afterAll(() => test.drop());

  const urlFor = kind === 'redis' ? redisUrl : undefined;

  function aQueue(): JobQueue {
    const queue = openQueue({ DATABASE_DIRECT_URL: test.url, REDIS_URL: urlFor });
    queues.push(queue);
    return queue;
  }

  async function aWorker(): Promise<AProcess> {
    const process = await aProcess(test.url, urlFor);
    processes.push(process);
    process.consumers.on(thingMade, 'noting', async (payloads) => void seen.push(...payloads.map(({ n }) => n)));
    return process;
  }

  /** What an operator's mistake, or a Redis without persistence, does. */
  async function empty(): Promise<void> {
    if (kind === 'redis') return withRedis((redis) => redis.flushdb());
    const process = await aProcess(test.url);
    await process.database.inTransaction((tx) => tx.query('delete from bullmq.job'));
    await process.stop();
  }

  async function withRedis(use: (redis: Redis) => Promise<unknown>): Promise<void> {
    const redis = new Redis(redisUrl ?? '');
    await use(redis);
    redis.disconnect();
  }

  const note = async (data: unknown) => void seen.push(data);

  it('says what it runs on, and answers', async () => {
    const queue = aQueue();
    expect(queue.kind).toBe(kind);
    await expect(queue.ping()).resolves.toBeUndefined();
  });

  it('hands every job over once, those of one call and those of many', async () => {
    const queue = aQueue();
    await queue.work('due', 3, note);
    await queue.add('due', [{ id: 'a', data: { n: 1 } }]);
    await queue.add(
      'due',
      [2, 3, 4].map((n) => ({ id: `b-${n}`, data: { n } })),
    );
    await until(() => seen.length === 4);
    await sleep(100);
    // In no promised order.
    expect(new Set(seen.map((data) => (data as { n: number }).n))).toEqual(new Set([1, 2, 3, 4]));
    expect(seen).toHaveLength(4);
  });

  it('knows how many jobs wait', async () => {
    const queue = aQueue();
    expect(await queue.waiting('due')).toBe(0);
    await queue.add('due', [
      { id: 'a', data: {} },
      { id: 'b', data: {} },
    ]);
    expect(await queue.waiting('due')).toBe(2);
    expect(await queue.waiting('events')).toBe(0);
  });

  it('an id that is still queued, or running, is not added again', async () => {
    const queue = aQueue();
    await queue.add('due', [{ id: 'same', data: { n: 1 } }]);
    await queue.add('due', [{ id: 'same', data: { n: 2 } }]);
    let finish = () => {};
    const running = new Promise<void>((resolve) => (finish = resolve));
    await queue.work('due', 2, async (data) => {
      seen.push(data);
      await running;
    });
    await until(() => seen.length === 1);
    await queue.add('due', [{ id: 'same', data: { n: 3 } }]);
    await sleep(150);
    finish();
    await sleep(150);
    expect(seen).toEqual([{ n: 1 }]);
  });

  it.each([
    ['done', () => Promise.resolve()],
    ['failed', () => Promise.reject(new Error('no'))],
  ])('an id can be added again when it is %s', async (_, end) => {
    const queue = aQueue();
    await queue.work('due', 1, async (data) => {
      seen.push(data);
      await end();
    });
    for (const n of [1, 2]) {
      await queue.add('due', [{ id: 'again', data: { n } }]);
      await until(() => seen.length === n);
      // The worker forgets the job a moment after the handler has returned.
      await sleep(100);
    }
    expect(seen).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('two workers never have the same job', async () => {
    const queue = aQueue();
    for (const worker of [aQueue(), aQueue()]) await worker.work('due', 4, note);
    const ids = Array.from({ length: 200 }, (_, n) => n);
    await queue.add(
      'due',
      ids.map((n) => ({ id: `job-${n}`, data: n })).map(({ id, data }) => ({ id, data: { n: data } })),
    );
    await until(() => seen.length >= 200);
    await sleep(100);
    expect(seen).toHaveLength(200);
    expect(new Set(seen.map((data) => (data as { n: number }).n)).size).toBe(200);
  });

  it('stopping waits for the running job and takes no other', async () => {
    const [queue, adder] = [aQueue(), aQueue()];
    await queue.work('due', 1, async (data) => {
      await sleep(300);
      seen.push(data);
    });
    await adder.add('due', [
      { id: 'a', data: { n: 1 } },
      { id: 'b', data: { n: 2 } },
    ]);
    await until(async () => (await adder.waiting('due')) === 1);
    await queue.stopWorking('due', 5_000);
    expect(seen).toHaveLength(1);
    expect(await adder.waiting('due')).toBe(1);
  });

  it('stopping does not wait longer than it is told to', async () => {
    const queue = aQueue();
    let end = () => {};
    const endless = new Promise<void>((resolve) => (end = resolve));
    await queue.work('due', 1, () => endless);
    await queue.add('due', [{ id: 'long', data: {} }]);
    await until(async () => (await queue.waiting('due')) === 0);
    await queue.stopWorking('due', 200);
    end();
  });

  it('ten thousand rows are a hundred jobs, all done', async () => {
    const worker = await aWorker();
    await emit(worker, 10_000);
    await worker.startEvents(4);
    await until(() => seen.length >= 10_000, 20_000);
    expect(new Set(seen).size).toBe(10_000);
    expect(seen).toHaveLength(10_000);
  });

  it('emptied at any moment, it loses nothing', async () => {
    const worker = await aWorker();
    await emit(worker, 500);
    await worker.relay.publishAll();
    await empty();
    await worker.startEvents();
    await sleep(300);
    expect(seen).toEqual([]);
    await tenSecondsPass(worker);
    await worker.sweeper.sweep();
    await until(() => seen.length === 500);
    expect(new Set(seen).size).toBe(500);
  });

  it('emptied while a job runs, that job ends well and the next are taken', async () => {
    const worker = await aWorker();
    let isRunning = false;
    worker.consumers.on(defineEvent('slow.made'), 'slow', async () => {
      isRunning = true;
      await sleep(400);
    });
    await worker.database.inTransaction((tx) =>
      tx.query(`insert into outbox (event, consumer, payload) values ('slow.made', 'slow', '{}')`),
    );
    await worker.startEvents(1);
    await until(() => isRunning);
    await empty();
    await emit(worker, 3);
    await until(() => seen.length === 3);
    await until(async () => (await worker.work.status()).openOutbox === 0);
  });

  it('what a killed worker had in hand is taken over', async () => {
    const worker = await aWorker();
    await emit(worker, 5);
    await worker.relay.publishAll();
    // It took the job out of the queue, claimed its rows, and was never heard of again.
    await empty();
    const ids = await worker.database.read<{ id: string }>(`select id from outbox where done_at is null`);
    await worker.database.inTransaction((tx) =>
      worker.repository.claim(
        tx,
        ids.map(({ id }) => id),
        randomUUID(),
      ),
    );
    await tenSecondsPass(worker);
    await worker.startEvents();
    await worker.sweeper.sweep();
    await sleep(500);
    expect(seen).toEqual([]);
    await worker.database.inTransaction((tx) => tx.query(`update outbox set lease_until = clock_timestamp()`));
    await worker.sweeper.sweep();
    await until(() => seen.length === 5);
  });

  it('cut off from its server, it comes back by itself', async () => {
    const queue = aQueue();
    await queue.work('due', 1, note);
    await queue.add('due', [{ id: 'before', data: { n: 1 } }]);
    await until(() => seen.length === 1);
    await cut();
    await until(async () => {
      await queue.add('due', [{ id: 'after', data: { n: 2 } }]).catch(() => undefined);
      return seen.length >= 2;
    }, 20_000);
  });

  async function emit(worker: AProcess, count: number): Promise<void> {
    await worker.database.inTransaction(async (tx) => {
      await tx.query('delete from outbox');
      await worker.outbox.emit(
        tx,
        Array.from({ length: count }, (_, n) => thingMade({ n })),
      );
    });
  }

  const tenSecondsPass = (worker: AProcess) =>
    worker.database.inTransaction((tx) => tx.query(`update outbox set published_at = published_at - interval '11 s'`));

  /** Ends every connection of the queue from the server's side. */
  async function cut(): Promise<void> {
    if (kind === 'redis') {
      return withRedis(async (redis) => {
        const clients = String(await redis.client('LIST')).split('\n');
        const ours = clients.filter((line) => / db=9 /.test(line)).map((line) => /^id=(\d+)/.exec(line)?.[1] ?? '');
        for (const id of ours) await redis.client('KILL', 'ID', Number(id));
      });
    }
    const process = await aProcess(test.url);
    await process.database.read(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and query not like '%pg_terminate%'`);
    await process.stop();
  }
});

/** A numbered database of its own: the server may be somebody's, and only this part of it may be emptied. */
function inDatabase(url: string | undefined, number: number): string | undefined {
  if (!url) return undefined;
  const address = new URL(url);
  address.pathname = `/${number}`;
  return address.href;
}
