// Guarantee: no row is handled by two runs at once, a bad row never stops its neighbours, and none is ever given up.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Metrics } from '../../../src/platform/metrics.js';
import { defineEvent, each } from '../../../src/platform/outbox/index.js';
import { Runner } from '../../../src/platform/outbox/runner.js';
import { createTestDatabase, type TestDatabase } from '../../support/cluster.js';
import { aProcess, type AProcess } from '../a-process.js';

const thingMade = defineEvent<{ n: number }>('thing.made');

let test: TestDatabase;
let processes: AProcess[];
let one: AProcess;
let two: AProcess;
/** The bundles that the consumer under test saw, and what it is to do with them. */
let bundles: number[][];
let reaction: (numbers: number[]) => Promise<void>;

beforeAll(async () => {
  test = await createTestDatabase();
  processes = await Promise.all([aProcess(test.url), aProcess(test.url)]);
  [one, two] = processes as [AProcess, AProcess];
  await one.database.inTransaction((tx) => tx.query('create table effects (n integer)'));
  for (const { consumers } of processes) {
    consumers.on(thingMade, 'plain', async (payloads) => {
      const numbers = payloads.map(({ n }) => n);
      bundles.push(numbers);
      await reaction(numbers);
    });
    consumers.onInTransaction(thingMade, 'transactional', async (payloads, tx) => {
      await tx.query('insert into effects select unnest($1::int[])', [payloads.map(({ n }) => n)]);
      await reaction(payloads.map(({ n }) => n));
    });
  }
});

beforeEach(async () => {
  bundles = [];
  reaction = async () => undefined;
  await one.database.inTransaction((tx) => tx.query('truncate outbox, effects'));
});

afterAll(async () => {
  await Promise.all(processes.map((process) => process.stop()));
  await test.drop();
});

interface Row {
  id: string;
  n: number;
  done: boolean;
  failures: number;
  last_error: string | null;
  waits_s: number | null;
  published: boolean;
  leased: boolean;
}

const rowsOf = (consumer: string) =>
  one.database.read<Row>(
    `select id, (payload->>'n')::int as n, done_at is not null as done, failures, last_error,
       round(extract(epoch from nullif(retry_at, '-infinity') - clock_timestamp()))::int as waits_s,
       published_at is not null as published, lease_until is not null as leased
     from outbox where consumer = $1 order by id`,
    [consumer],
  );

/** Emits numbers, published as if the relay had put them into a queue, and answers their bundle. */
async function bundleOf(consumer: string, numbers: number[]) {
  await one.database.inTransaction(async (tx) => {
    await one.outbox.emit(
      tx,
      numbers.map((n) => thingMade({ n })),
    );
    await tx.query('update outbox set published_at = clock_timestamp()');
  });
  return { consumer, ids: (await rowsOf(consumer)).map((row) => row.id) };
}

const effects = async () => (await one.database.read<{ n: number }>('select n from effects')).map(({ n }) => n);

const retryNow = () => one.database.inTransaction((tx) => tx.query(`update outbox set retry_at = '-infinity'`));

it('a bundle is handed over in one call, in order, and marked done', async () => {
  await one.runner.run(await bundleOf('plain', [1, 2, 3]));
  expect(bundles).toEqual([[1, 2, 3]]);
  expect(await rowsOf('plain')).toMatchObject([{ done: true }, { done: true }, { done: true }]);
});

it('delivered twice, at once or later, a row is handled once', async () => {
  const bundle = await bundleOf('plain', [1, 2, 3]);
  reaction = () => sleep(100);
  await Promise.all([one.runner.run(bundle), two.runner.run(bundle), one.runner.run(bundle)]);
  await two.runner.run(bundle);
  expect(bundles.flat().sort()).toEqual([1, 2, 3]);
});

it('one poisoned member fails alone', async () => {
  reaction = async (numbers) => {
    if (numbers.includes(2)) throw new TypeError('two is bad');
  };
  await one.runner.run(await bundleOf('plain', [1, 2, 3]));
  expect(bundles).toEqual([[1, 2, 3], [1], [2], [3]]);
  expect(await rowsOf('plain')).toMatchObject([
    { done: true, failures: 0 },
    { done: false, failures: 1, last_error: 'TypeError: two is bad', waits_s: 1, published: false, leased: false },
    { done: true, failures: 0 },
  ]);
});

it('`each` adapts a handler of one, and a failure in it fails only its own payload', async () => {
  const handled: number[] = [];
  one.consumers.on(
    defineEvent<{ n: number }>('other.made'),
    'single',
    each(async ({ n }) => {
      if (n === 1) throw new Error('no');
      handled.push(n);
    }),
  );
  await one.database.inTransaction((tx) =>
    tx.query(`insert into outbox (event, consumer, payload)
      select 'other.made', 'single', jsonb_build_object('n', n) from generate_series(1, 3) n`),
  );
  await one.runner.run({ consumer: 'single', ids: (await rowsOf('single')).map((row) => row.id) });
  expect(handled).toEqual([2, 3]);
});

it('a failed row is not touched before its time, then tried again', async () => {
  const bundle = await bundleOf('plain', [1]);
  reaction = async () => Promise.reject(new Error('not yet'));
  await one.runner.run(bundle);
  reaction = async () => undefined;
  await one.runner.run(bundle);
  expect(bundles).toHaveLength(1);
  await retryNow();
  await one.runner.run(bundle);
  expect(await rowsOf('plain')).toMatchObject([{ done: true, failures: 1 }]);
});

it('pauses double from 1 s to 5 min, and the twentieth failure raises an alarm', async () => {
  const bundle = await bundleOf('plain', [1]);
  reaction = async () => Promise.reject(new Error('never'));
  const pauses: (number | null)[] = [];
  for (let failure = 0; failure < 20; failure += 1) {
    await one.runner.run(bundle);
    pauses.push((await rowsOf('plain'))[0]?.waits_s ?? null);
    await retryNow();
  }
  expect(pauses.slice(0, 10)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300]);
  expect(new Set(pauses.slice(10))).toEqual(new Set([300]));
  expect(await one.metrics.text()).toContain('tally_outbox_alarms_total{consumer="plain"} 1');
});

it('the error that is kept names no person', async () => {
  reaction = async () => Promise.reject(new Error('no mailbox ada@example.org, card 4242 4242 4242 4242'));
  await one.runner.run(await bundleOf('plain', [1]));
  const [row] = await rowsOf('plain');
  expect(row?.last_error).toContain('no mailbox');
  expect(row?.last_error).not.toContain('ada@');
  expect(row?.last_error).not.toContain('4242 4242');
});

it('a row whose consumer this version does not know waits for one that does', async () => {
  await bundleOf('plain', [1]);
  await one.database.inTransaction((tx) => tx.query(`update outbox set consumer = 'future' where consumer = 'plain'`));
  await one.runner.run({ consumer: 'future', ids: (await rowsOf('future')).map((row) => row.id) });
  expect(await rowsOf('future')).toMatchObject([
    { done: false, failures: 1, last_error: 'Error: No consumer is named future' },
  ]);
});

it('ids that do not exist, or are done, are ignored', async () => {
  await one.runner.run({ consumer: 'plain', ids: [randomUUID()] });
  expect(bundles).toEqual([]);
});

describe('a lease', () => {
  it('is renewed while the handler runs, and taken over when its owner is silent', async () => {
    const bundle = await bundleOf('plain', [1]);
    await one.database.inTransaction((tx) => one.repository.claim(tx, bundle.ids, randomUUID()));
    await two.runner.run(bundle);
    expect(bundles).toEqual([]);
    await one.database.inTransaction((tx) => tx.query(`update outbox set lease_until = clock_timestamp()`));
    await two.runner.run(bundle);
    expect(bundles).toEqual([[1]]);
  });

  it('that was lost records no failure over the run that has it now', async () => {
    const bundle = await bundleOf('plain', [1]);
    const newOwner = randomUUID();
    reaction = async () => {
      await one.database.inTransaction((tx) => tx.query(`update outbox set leased_by = $1`, [newOwner]));
      throw new Error('too late');
    };
    await one.runner.run(bundle);
    expect(await rowsOf('plain')).toMatchObject([{ done: false, failures: 0, leased: true }]);
  });
});

describe('a consumer in the transaction', () => {
  it('has its effect once, even if another run took its rows over and finished them', async () => {
    const bundle = await bundleOf('transactional', [1, 2]);
    await one.runner.run(bundle);
    await one.database.inTransaction((tx) => tx.query(`update outbox set lease_until = null where done_at is null`));
    await Promise.all([one.runner.run(bundle), two.runner.run(bundle)]);
    expect((await effects()).sort()).toEqual([1, 2]);
  });

  it('is not handed what another run finished after this one had claimed it', async () => {
    const bundle = await bundleOf('transactional', [1, 2]);
    const slow = Object.create(one.repository) as typeof one.repository;
    slow.claim = async (_, ids, run) => {
      const claimed = await two.database.inTransaction((tx) => two.repository.claim(tx, ids, run));
      await two.database.inTransaction((tx) => two.repository.markDone(tx, ids.slice(0, 1)));
      return claimed;
    };
    await new Runner(one.database, slow, one.consumers, new Metrics()).run(bundle);
    expect(await effects()).toEqual([2]);
  });

  it('leaves no effect and stays open when it fails', async () => {
    reaction = async (numbers) => {
      if (numbers.includes(2)) throw new Error('no');
    };
    await one.runner.run(await bundleOf('transactional', [1, 2, 3]));
    expect((await effects()).sort()).toEqual([1, 3]);
    expect((await rowsOf('transactional')).map((row) => row.done)).toEqual([true, false, true]);
  });
});
