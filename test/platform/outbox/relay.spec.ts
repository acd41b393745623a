// Guarantee: no committed row is forgotten or skipped by the relay, whatever crashes and in whatever order ids commit.
import { setTimeout as sleep } from 'node:timers/promises';
import { defineEvent } from '../../../src/platform/outbox/index.js';
import { type Bundle } from '../../../src/platform/outbox/relay.js';
import { type QueuedJob } from '../../../src/platform/queue/index.js';
import { createTestDatabase, type TestDatabase } from '../../support/cluster.js';
import { until } from '../../support/until.js';
import { aProcess, type AProcess } from '../a-process.js';

const thingMade = defineEvent<{ n: number }>('thing.made');

let test: TestDatabase;
let processes: AProcess[];
let one: AProcess;
let two: AProcess;
/** Every row id that was put into a queue, by any process. */
let queued: string[];
let bundleSizes: number[];

beforeAll(async () => {
  test = await createTestDatabase();
  processes = await Promise.all([aProcess(test.url), aProcess(test.url)]);
  [one, two] = processes as [AProcess, AProcess];
  for (const { consumers } of processes) {
    consumers.on(thingMade, 'first', async () => undefined);
    consumers.on(thingMade, 'second', async () => undefined);
  }
});

beforeEach(async () => {
  [queued, bundleSizes] = [[], []];
  processes.forEach((process) => queueNotes(process));
  await one.database.inTransaction((tx) => tx.query('delete from outbox'));
});

afterAll(async () => {
  await Promise.all(processes.map((process) => process.stop()));
  await test.drop();
});

/** Notes what the relay adds instead of running it; `fails` throws before or after that. */
function queueNotes({ queue }: AProcess, fails?: 'before' | 'after'): void {
  queue.add = async (_, jobs: readonly QueuedJob[]) => {
    await sleep(1);
    if (fails === 'before') throw new Error('Redis is away');
    for (const { data } of jobs) {
      const { ids } = data as Bundle;
      queued.push(...ids);
      bundleSizes.push(ids.length);
    }
    if (fails === 'after') throw new Error('the relay dies');
  };
}

const emit = (count: number) =>
  one.database.inTransaction((tx) =>
    one.outbox.emit(
      tx,
      Array.from({ length: count }, (_, n) => thingMade({ n })),
    ),
  );

const unpublished = async () => (await one.database.read('select 1 from outbox where published_at is null')).length;

it('rows go out in jobs of one consumer and at most a hundred', async () => {
  await emit(1_250);
  await one.relay.publishAll();
  expect(new Set(queued).size).toBe(2_500);
  expect(queued).toHaveLength(2_500);
  expect(Math.max(...bundleSizes)).toBe(100);
  expect(bundleSizes.length).toBeLessThanOrEqual(2_500 / 100 + 2 * 3);
});

it.each(['before', 'after'] as const)(
  'a crash %s adding to the queue leaves every row to be published',
  async (when) => {
    await emit(10);
    queueNotes(one, when);
    await expect(one.relay.publishAll()).rejects.toThrow();
    expect(await unpublished()).toBe(20);
    await two.relay.publishAll();
    expect(new Set(queued).size).toBe(20);
    expect(await unpublished()).toBe(0);
  },
);

it('two relays at once publish every row once', async () => {
  await emit(3_000);
  await Promise.all([one.relay.publishAll(), two.relay.publishAll()]);
  expect(queued).toHaveLength(6_000);
  expect(new Set(queued).size).toBe(6_000);
});

it('a row with an older id that commits later is not skipped', async () => {
  let commit = () => {};
  const held = new Promise<void>((resolve) => (commit = resolve));
  let emitted = () => {};
  const isEmitted = new Promise<void>((resolve) => (emitted = resolve));
  const slow = two.database.inTransaction(async (tx) => {
    await two.outbox.emit(tx, [thingMade({ n: 1 })]);
    emitted();
    await held;
  });
  await isEmitted;
  await emit(1);
  await one.relay.publishAll();
  expect(queued).toHaveLength(2);
  commit();
  await slow;
  await one.relay.publishAll();
  expect(new Set(queued).size).toBe(4);
});

it('a started relay goes on after the queue was away', async () => {
  queueNotes(one, 'before');
  await one.relay.start();
  await emit(5);
  await sleep(300);
  expect(await unpublished()).toBe(10);
  queueNotes(one);
  await until(async () => (await unpublished()) === 0, 5_000);
  await one.relay.stop();
});

it('a worker that is faster than the commit of the relay waits for it', async () => {
  await emit(1);
  let run: Promise<unknown> = Promise.resolve();
  one.queue.add = async (_, jobs) => {
    run = Promise.all(jobs.map(({ data }) => two.runner.run(data as Bundle)));
    await sleep(100);
  };
  await one.relay.publishAll();
  await run;
  expect(await one.database.read('select 1 from outbox where done_at is null')).toEqual([]);
});
