// A key allows at most its limit per window, however parallel the hits; losing Redis never turns a limit off.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { type Counters } from '../../../src/platform/counters/index.js';
import { PostgresCounters } from '../../../src/platform/counters/postgres-counters.js';
import { RedisCounters } from '../../../src/platform/counters/redis-counters.js';
import { dataSourceOptions } from '../../../src/platform/database/index.js';
import { createTestDatabase, type TestDatabase, testRedisUrl } from '../../support/cluster.js';

let database: TestDatabase;
let dataSource: DataSource;
let inPostgres: PostgresCounters;
beforeAll(async () => {
  database = await createTestDatabase();
  const options = { ...dataSourceOptions(database.url, 16), entities: [], migrations: [] };
  dataSource = await new DataSource(options).initialize();
  inPostgres = new PostgresCounters(dataSource);
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const redisUrl = testRedisUrl();
if (!redisUrl) console.warn('No Redis on this machine: the counters are tested on Postgres only');

/** A substitute that must not be asked. */
const noSubstitute = {
  hit: () => Promise.reject(new Error('the substitute was asked')),
  reset: () => Promise.resolve(),
  stop: () => undefined,
} as Counters;

const backends: [string, () => Promise<{ counters: Counters; stop: () => void }>][] = [
  ['Postgres', async () => ({ counters: inPostgres, stop: () => {} })],
];
if (redisUrl) {
  backends.push([
    'Redis',
    async () => {
      const counters = new RedisCounters(redisUrl, noSubstitute);
      counters.start();
      await sleep(200);
      return { counters, stop: () => counters.stop() };
    },
  ]);
}

describe.each(backends)('on %s', (_name, open) => {
  let counters: Counters;
  let stop: () => void;
  beforeAll(async () => {
    ({ counters, stop } = await open());
  });
  afterAll(() => stop());

  test('allows the limit, then refuses and says for how long', async () => {
    const key = randomUUID();
    for (let n = 0; n < 3; n += 1)
      expect(await counters.hit(key, 3, 10_000)).toEqual({ allowed: true, retryAfterMs: 0 });
    const refused = await counters.hit(key, 3, 10_000);
    expect(refused.allowed).toBe(false);
    expect(refused.retryAfterMs).toBeGreaterThan(5_000);
    expect(refused.retryAfterMs).toBeLessThanOrEqual(10_000);
  });

  test('a window that is over begins anew, and hits that were refused did not make it longer', async () => {
    const key = randomUUID();
    await counters.hit(key, 1, 300);
    const refused = await counters.hit(key, 1, 300);
    expect(refused.allowed).toBe(false);
    await sleep(refused.retryAfterMs + 20);
    expect((await counters.hit(key, 1, 300)).allowed).toBe(true);
  });

  test('keys do not count for each other', async () => {
    const [one, two] = [randomUUID(), randomUUID()];
    await counters.hit(one, 1, 10_000);
    expect((await counters.hit(two, 1, 10_000)).allowed).toBe(true);
  });

  test('of two hundred parallel hits exactly the limit pass', async () => {
    const key = randomUUID();
    const hits = await Promise.all(Array.from({ length: 200 }, () => counters.hit(key, 7, 10_000)));
    expect(hits.filter((hit) => hit.allowed)).toHaveLength(7);
  });

  test('reset forgets', async () => {
    const key = randomUUID();
    await counters.hit(key, 1, 10_000);
    await counters.reset(key);
    expect((await counters.hit(key, 1, 10_000)).allowed).toBe(true);
  });

  test('a limit of nothing allows nothing', async () => {
    expect((await counters.hit(randomUUID(), 0, 10_000)).allowed).toBe(false);
  });
});

test('without Redis the limits are counted in Postgres, and nobody waits for it', async () => {
  const counters = new RedisCounters('redis://127.0.0.1:1', inPostgres);
  counters.start();
  try {
    const key = randomUUID();
    const hits = await Promise.all(Array.from({ length: 10 }, () => counters.hit(key, 4, 10_000)));
    expect(hits.filter((hit) => hit.allowed)).toHaveLength(4);
    await counters.reset(key);
    expect((await counters.hit(key, 4, 10_000)).allowed).toBe(true);
  } finally {
    counters.stop();
  }
});

test('windows that ended an hour ago are forgotten in the table, others stay', async () => {
  const [over, open] = [randomUUID(), randomUUID()];
  await inPostgres.hit(over, 1, 1);
  await inPostgres.hit(open, 1, 60_000);
  await dataSource.query(`update counters set until = until - interval '61 minutes' where key = $1`, [over]);
  expect(await inPostgres.deleteExpired()).toBeGreaterThan(0);
  expect(await inPostgres.deleteExpired()).toBe(0);
  expect((await inPostgres.hit(open, 1, 60_000)).allowed).toBe(false);
});
