// Guarantee: whatever the queue loses is found again, and what is in hand is left alone.
import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '../../support/cluster.js';
import { aProcess, type AProcess } from '../a-process.js';

let test: TestDatabase;
let process: AProcess;
let jobsWaiting: number;

beforeAll(async () => {
  test = await createTestDatabase();
  process = await aProcess(test.url);
  process.queue.waiting = async () => jobsWaiting;
});

beforeEach(async () => {
  jobsWaiting = 0;
  await process.database.inTransaction((tx) => tx.query('truncate outbox'));
});

afterAll(async () => {
  await process.stop();
  await test.drop();
});

/** Inserts a row whose columns are SQL expressions; answers its id. */
async function row(columns: Record<string, string>): Promise<string> {
  const id = randomUUID();
  const names = Object.keys(columns).map((name) => `, ${name}`);
  const values = Object.values(columns).map((value) => `, ${value}`);
  await process.database.inTransaction((tx) =>
    tx.query(
      `insert into outbox (id, event, consumer, payload ${names.join('')}) values ($1, 'e', 'c', '{}' ${values.join('')})`,
      [id],
    ),
  );
  return id;
}

const ago = (span: string) => `clock_timestamp() - interval '${span}'`;

const isPublished = async (id: string) =>
  (
    await process.database.read<{ is: boolean }>('select published_at is not null as is from outbox where id = $1', [
      id,
    ])
  )[0]?.is;

it.each([
  ['published a while ago and not begun', { published_at: ago('11 s') }, false],
  ['published just now', { published_at: ago('5 s') }, true],
  ['in the hands of a run', { published_at: ago('60 s'), lease_until: `now() + interval '9 s'` }, true],
  ['left behind by a run that died', { published_at: ago('60 s'), lease_until: ago('1 s') }, false],
  ['done', { published_at: ago('60 s'), done_at: ago('1 s') }, true],
])('a row that is %s', async (_, columns, staysPublished) => {
  const id = await row(columns);
  await process.sweeper.sweep();
  expect(await isPublished(id)).toBe(staysPublished);
});

it('while jobs wait in the queue, rows get longer before they count as lost, and less than a minute', async () => {
  jobsWaiting = 3;
  const [waiting, lost] = [await row({ published_at: ago('30 s') }), await row({ published_at: ago('41 s') })];
  await process.sweeper.sweep();
  expect(await isPublished(waiting)).toBe(true);
  expect(await isPublished(lost)).toBe(false);
});

it('a queue that does not answer is no reason to stop sweeping', async () => {
  const answering = process.queue.waiting;
  process.queue.waiting = () => Promise.reject(new Error('Redis is away'));
  const lost = await row({ published_at: ago('41 s') });
  await process.sweeper.sweep();
  process.queue.waiting = answering;
  expect(await isPublished(lost)).toBe(false);
});
