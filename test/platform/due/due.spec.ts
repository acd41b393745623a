// Guarantee: what is due by business time runs once, soon, in one process per lane, and again until it is done.
import { setTimeout as sleep } from 'node:timers/promises';
import { type DueItem } from '../../../src/platform/due/index.js';
import { createTestDatabase, type TestDatabase } from '../../support/cluster.js';
import { until } from '../../support/until.js';
import { aProcess, type AProcess } from '../a-process.js';

let test: TestDatabase;
let workers: AProcess[];
let first: AProcess;
/** What was run, by any worker. */
let runs: string[];

beforeEach(async () => {
  test = await createTestDatabase();
  workers = await Promise.all([aProcess(test.url), aProcess(test.url), aProcess(test.url)]);
  first = workers[0] as AProcess;
  runs = [];
  await first.database.inTransaction((tx) => tx.query('create table alarms (name text, due_at timestamptz)'));
});

afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await test.drop();
});

const dueSqlOf = (name: string) => `select min(due_at) from alarms where name = '${name}'`;

/** Rings alarms of a name: each once, since it deletes what it rings. */
function rings(worker: AProcess, name: string, over: Partial<DueItem> = {}): void {
  const run = async () => {
    const rung = await worker.database.inTransaction((tx) =>
      tx.query<[unknown[], number]>('delete from alarms where name = $1 and due_at <= tally_now() returning 1', [name]),
    );
    runs.push(`${name} ${rung[1]}`);
  };
  worker.dueWork.register({ name, dueSql: dueSqlOf(name), run, ...over });
}

const setAlarm = (name: string, inMs: number) =>
  first.database.inTransaction((tx) =>
    tx.query(`insert into alarms values ($1, tally_now() + $2 * interval '1 millisecond')`, [name, inMs]),
  );

/** How often a worker was woken between its ticks. */
function countWakes({ tick }: AProcess): () => number {
  let wakes = 0;
  const soon = tick.soon.bind(tick);
  tick.soon = () => {
    wakes += 1;
    soon();
  };
  return () => wakes;
}

const start = (...which: AProcess[]) => Promise.all(which.map((worker) => worker.startDue()));

it('three workers run what is due once', async () => {
  workers.forEach((worker) => rings(worker, 'bell'));
  await setAlarm('bell', 0);
  await start(...workers);
  await until(() => runs.length > 0);
  await sleep(2_500);
  expect(runs).toEqual(['bell 1']);
});

it('a job that is queued twice, or comes late, finds nothing to do', async () => {
  rings(first, 'bell');
  await first.direct.open();
  await setAlarm('bell', 0);
  for (let time = 0; time < 3; time += 1) await first.runDue.run({ name: 'bell', lane: 0 });
  await first.runDue.run({ name: 'unknown', lane: 0 });
  expect(runs).toEqual(['bell 1']);
});

it('what is not due waits, and runs at its time', async () => {
  rings(first, 'bell');
  await setAlarm('bell', 1_500);
  await start(first);
  await sleep(700);
  expect(runs).toEqual([]);
  await until(() => runs.length === 1);
});

it('moving the clock wakes every worker, and what became due runs', async () => {
  const wakes = workers.map(countWakes);
  await start(...workers);
  // Nothing is due and no job ends: whoever wakes was told that the clock was moved.
  await (workers[1] as AProcess).moveClock.execute({ byMs: 1_000 });
  await until(() => wakes.every((count) => count() > 0));
  rings(first, 'bell');
  await setAlarm('bell', 3_600_000);
  await (workers[1] as AProcess).moveClock.execute({ byMs: 3_600_000 });
  await until(() => runs.length === 1);
});

it('work that makes other work due is followed by it, without a tick of the clock', async () => {
  const links = ['a', 'b', 'c', 'd', 'e', 'f'];
  links.forEach((name, index) =>
    first.dueWork.register({
      name,
      dueSql: dueSqlOf(name),
      run: async () => {
        runs.push(name);
        await first.database.inTransaction((tx) => tx.query('delete from alarms where name = $1', [name]));
        const next = links[index + 1];
        if (next) await setAlarm(next, 0);
      },
    }),
  );
  await setAlarm('a', 0);
  // The loop that ticks each second is stopped: only work that ends wakes anybody.
  await start(first);
  await first.tick.stop();
  first.tick.soon = () => void first.tick.tick();
  await first.tick.tick();
  await until(() => runs.length >= links.length);
  expect([...new Set(runs)]).toEqual(links);
});

it('work that throws rests, longer each time, and the others go on', async () => {
  const tries: number[] = [];
  rings(first, 'bell');
  rings(first, 'broken', {
    run: () => {
      tries.push(performance.now());
      return Promise.reject(new Error('no'));
    },
  });
  await setAlarm('broken', 0);
  await start(first);
  for (let round = 1; round <= 3; round += 1) {
    await setAlarm('bell', 0);
    await until(() => runs.length >= round);
  }
  await until(() => tries.length >= 3, 20_000);
  const pauses = tries.slice(1).map((at, index) => at - (tries[index] ?? 0));
  expect(pauses[0]).toBeGreaterThanOrEqual(1_000);
  expect(pauses[1]).toBeGreaterThanOrEqual(2_000);
  // The third try has begun; its failure is counted when it has ended.
  await until(async () => /tally_due_failures_total\{name="broken"\} [3-9]/.test(await first.metrics.text()));
});

it('a due time that cannot be asked stops nobody else', async () => {
  rings(first, 'lost', { dueSql: 'select min(due_at) from no_such_table' });
  rings(first, 'bell');
  await setAlarm('bell', 0);
  await start(first);
  await until(() => runs.length === 1);
  expect((await first.dueTimes.ask()).times.map(({ name }) => name)).toEqual(['bell']);
});

it('work that claims to be due and does nothing runs once a second, not in a circle', async () => {
  rings(first, 'idle', { dueSql: `select '2026-01-01'::timestamptz`, run: async () => void runs.push('idle') });
  await start(first);
  await sleep(3_200);
  expect(runs.length).toBeGreaterThanOrEqual(2);
  expect(runs.length).toBeLessThanOrEqual(5);
});

it('lanes run side by side, each in one place, and long work keeps nothing else waiting', async () => {
  const inLane = new Map<number, number>();
  let most = 0;
  for (const worker of workers) {
    rings(worker, 'bell');
    worker.dueWork.register({
      name: 'long',
      dueSql: dueSqlOf('long'),
      lanes: 2,
      run: async (lane) => {
        inLane.set(lane, (inLane.get(lane) ?? 0) + 1);
        most = Math.max(most, ...inLane.values());
        await sleep(2_500);
        inLane.set(lane, (inLane.get(lane) ?? 0) - 1);
      },
    });
  }
  await setAlarm('long', 0);
  await start(...workers);
  await until(() => [...inLane.values()].filter((running) => running === 1).length === 2);
  await setAlarm('bell', 0);
  await until(() => runs.length === 1);
  await sleep(1_500);
  expect(most).toBe(1);
  expect([...inLane.keys()].sort()).toEqual([0, 1]);
});

it('the lane of a process that dies is free at once', async () => {
  const second = workers[1] as AProcess;
  let blocked = () => {};
  rings(first, 'bell', { run: () => new Promise<void>((resolve) => (blocked = resolve)) });
  rings(second, 'bell');
  await setAlarm('bell', 0);
  await start(first);
  await sleep(500);
  await start(second);
  await sleep(1_500);
  expect(runs).toEqual([]);
  // What Postgres and the queue see of a kill -9.
  await first.queue.stopWorking('due', 1);
  await first.direct.close();
  await until(() => runs.length === 1);
  blocked();
});

it('stopping asks long work to return, and does not wait for work that never does', async () => {
  let returned = false;
  rings(first, 'long', {
    run: async (_, stopping) => {
      while (!stopping.aborted) await sleep(20);
      returned = true;
    },
  });
  let end = () => {};
  rings(first, 'endless', { run: () => new Promise<void>((resolve) => (end = resolve)) });
  await Promise.all([setAlarm('long', 0), setAlarm('endless', 0)]);
  await start(first);
  await sleep(500);
  // It resolves at all: the endless work ends only after it.
  await first.stop();
  expect(returned).toBe(true);
  end();
  workers.shift();
});

it('names are checked when work is registered', () => {
  rings(first, 'bell');
  expect(() => rings(first, 'bell')).toThrow('twice');
  expect(() => rings(first, 'with:colon')).toThrow('needs a name');
});
