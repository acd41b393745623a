// Guarantee: what is emitted in a transaction reaches each consumer if it commits, and never if it does not.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Loop } from '../../../src/platform/loop.js';
import { defineEvent, each } from '../../../src/platform/outbox/index.js';
import { createTestDatabase, type TestDatabase } from '../../support/cluster.js';
import { until } from '../../support/until.js';
import { aProcess, type AProcess } from '../a-process.js';

const thingMade = defineEvent<{ n: number }>('thing.made');
const thingLost = defineEvent<{ n: number }>('thing.lost');

let test: TestDatabase;
let api: AProcess;
let worker: AProcess;
let received: number[];
let counted: number;

beforeAll(async () => {
  test = await createTestDatabase();
  [api, worker] = await Promise.all([aProcess(test.url), aProcess(test.url)]);
  for (const { consumers } of [api, worker]) {
    consumers.on(
      thingMade,
      'receiving',
      each(async ({ n }) => void received.push(n)),
    );
    consumers.on(thingMade, 'counting', async (payloads) => void (counted += payloads.length));
  }
});

beforeEach(async () => {
  [received, counted] = [[], 0];
  await api.database.inTransaction((tx) => tx.query('delete from outbox'));
});

afterAll(async () => {
  await Promise.all([api.stop(), worker.stop()]);
  await test.drop();
});

const emit = (...numbers: number[]) =>
  api.database.inTransaction((tx) =>
    api.outbox.emit(
      tx,
      numbers.map((n) => thingMade({ n })),
    ),
  );

const outboxRows = () =>
  api.database.read<{ consumer: string; event: string; payload: { n: number } }>('select * from outbox order by id');

it('each event gives one row per consumer', async () => {
  await emit(1, 2);
  const rows = await outboxRows();
  expect(rows.map((row) => `${row.consumer} ${row.event} ${row.payload.n}`).sort()).toEqual([
    'counting thing.made 1',
    'counting thing.made 2',
    'receiving thing.made 1',
    'receiving thing.made 2',
  ]);
});

it('an event without consumer gives none', async () => {
  await api.database.inTransaction((tx) => api.outbox.emit(tx, [thingLost({ n: 1 })]));
  expect(await outboxRows()).toEqual([]);
});

it('what is rolled back was never emitted', async () => {
  const broken = api.database.inTransaction(async (tx) => {
    await api.outbox.emit(tx, [thingMade({ n: 1 })]);
    throw new Error('changed my mind');
  });
  await expect(broken).rejects.toThrow('changed my mind');
  expect(await outboxRows()).toEqual([]);
});

it('a consumer cannot be registered twice', () => {
  expect(() => api.consumers.on(thingLost, 'receiving', async () => undefined)).toThrow('registered twice');
});

describe('with a worker', () => {
  let wakes = 0;
  beforeAll(async () => {
    // The relay's own loop, which looks every 250 ms by itself, and is woken by nothing but the bell.
    const loop = Reflect.get(worker.relay, 'loop') as Loop;
    const wake = loop.wake.bind(loop);
    loop.wake = () => {
      wakes += 1;
      wake();
    };
    await worker.startEvents();
  });
  afterEach(() => until(async () => (await api.work.status()).openOutbox === 0));

  it('each commit wakes the worker, which need not look for it', async () => {
    for (let n = 0; n < 10; n += 1) {
      const before = wakes;
      await emit(n);
      await until(() => received.length === n + 1 && wakes > before);
    }
  });

  it('everything arrives, in bundles', async () => {
    const numbers = Array.from({ length: 2_500 }, (_, n) => n);
    await emit(...numbers);
    await until(() => received.length === 2_500 && counted === 2_500);
    expect(received.toSorted((a, b) => a - b)).toEqual(numbers);
    await until(async () => (await api.work.status()).openOutbox === 0);
  });

  it('the bell rings at most once in 50 ms', async () => {
    let rings = 0;
    await worker.direct.listen('tally_outbox', () => (rings += 1));
    const begun = performance.now();
    await Promise.all(Array.from({ length: 100 }, (_, n) => emit(n)));
    await until(() => received.length === 100);
    await sleep(100);
    expect(rings).toBeLessThanOrEqual(2 + (performance.now() - begun) / 50);
    expect(rings).toBeGreaterThan(0);
  });

  it('a commit that emitted nothing rings no bell', async () => {
    let rings = 0;
    await worker.direct.listen('tally_outbox', () => (rings += 1));
    await api.database.inTransaction((tx) => tx.query('select 1'));
    await sleep(120);
    expect(rings).toBe(0);
  });

  it('a ring that is lost costs only the time until the worker looks', async () => {
    await api.database.inTransaction((tx) =>
      tx.query(`insert into outbox (event, consumer, payload) values ('thing.made', 'receiving', '{"n": 7}')`),
    );
    await until(() => received.includes(7), 2_000);
  });

  it('a worker whose direct connection is cut listens again', async () => {
    await api.database.read(`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'tally direct' and datname = current_database()`);
    await until(async () => {
      const found = await api.database.read(`select 1 from pg_stat_activity
        where application_name = 'tally direct' and datname = current_database()`);
      return found.length === 1;
    });
    await emit(1);
    await until(() => received.includes(1), 2_000);
  });
});
