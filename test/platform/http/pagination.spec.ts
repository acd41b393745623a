// Walking a list by `after` shows every row exactly once, in order, while others insert; a forged cursor is refused.
import fc from 'fast-check';
import pg from 'pg';
import { decodeCursor, encodeCursor, toPage } from '../../../src/platform/http/pagination.js';
import { createTestDatabase, type TestDatabase } from '../../support/cluster.js';

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(
    `create table walked (id uuid primary key default uuidv7(), rank bigint not null, label text not null)`,
  );
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

interface Row {
  id: string;
  rank: string;
  label: string;
}

const insert = (labels: readonly string[], rank: () => number) =>
  client.query('insert into walked (rank, label) select * from unnest($1::bigint[], $2::text[])', [
    labels.map(rank),
    labels,
  ]);

async function page(after: string | undefined, limit: number) {
  const key = decodeCursor(after, ['integer', 'uuid']);
  const { rows } = await client.query<Row>(
    `select id, rank, label from walked ${key ? 'where (rank, id) > ($2, $3)' : ''} order by rank, id limit $1 + 1`,
    key ? [limit, ...key] : [limit],
  );
  return toPage(
    rows,
    limit,
    (row) => [row.rank, row.id],
    (row) => row,
  );
}

test('every row that was there is shown once, in order, while rows are inserted between the pages', async () => {
  const walk = fc.asyncProperty(
    fc.integer({ min: 0, max: 60 }),
    fc.integer({ min: 1, max: 20 }),
    fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 20 }),
    async (count, limit, insertsPerPage) => {
      await client.query('truncate walked');
      const labels = Array.from({ length: count }, (_, place) => `row ${place}`);
      // Few ranks: ties are what an order without a unique end would lose.
      await insert(labels, () => Math.floor(Math.random() * 4));
      const seen: Row[] = [];
      let after: string | undefined;
      for (let turn = 0; ; turn += 1) {
        const { data, next } = await page(after, limit);
        expect(data.length).toBeLessThanOrEqual(limit);
        seen.push(...data);
        if (next === null) break;
        after = next;
        // New rows come after and before the place where the walk stands.
        const late = Array.from({ length: insertsPerPage[turn] ?? 0 }, (_, n) => `late ${turn} ${n}`);
        await insert(late, () => Math.floor(Math.random() * 4));
      }
      const ids = seen.map((row) => row.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(
        seen
          .map((row) => row.label)
          .filter((label) => label.startsWith('row'))
          .sort(),
      ).toEqual([...labels].sort());
      const order = seen.map((row) => `${row.rank.padStart(5, '0')} ${row.id}`);
      expect(order).toEqual([...order].sort());
    },
  );
  await fc.assert(walk, { numRuns: 30 });
});

test('a full last page has no next', () => {
  const rows = [1, 2].map((n) => ({ n }));
  expect(
    toPage(
      rows,
      2,
      (row) => [String(row.n)],
      (row) => row.n,
    ),
  ).toEqual({ data: [1, 2], next: null });
  expect(
    toPage(
      [],
      2,
      () => [],
      (row) => row,
    ),
  ).toEqual({ data: [], next: null });
});

const id = '0197e2a4-7b1c-7c3e-9d2f-3a4b5c6d7e8f';

test('a cursor reads back as it was written', () => {
  const key = ['2027-03-01T18:00:00.123456Z', '-9223372036854775808', 'Ægir', true, id];
  expect(decodeCursor(encodeCursor(key), ['instant', 'integer', 'text', 'flag', 'uuid'])).toEqual(key);
  expect(decodeCursor(undefined, ['uuid'])).toBeUndefined();
});

test.each([
  ['text that is no base64url', 'a+b='],
  ['base64url that is no JSON', Buffer.from('hello').toString('base64url')],
  ['an object', Buffer.from('{"0":"1"}').toString('base64url')],
  ['too few parts', encodeCursor([id])],
  ['too many parts', encodeCursor(['1', id, id])],
  ['a part of another kind', encodeCursor(['one', id])],
  ['a number beyond bigint', encodeCursor(['9223372036854775808', id])],
  ['SQL', encodeCursor(['1', "'; drop table walked; --"])],
  ['nothing', ''],
])('%s is refused', (_what, after) => {
  expect(() => decodeCursor(after, ['integer', 'uuid'])).toThrow('Start again without it');
});

test('no text whatever makes more than a refusal', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value)).toString('base64url')),
      ),
      (after) => {
        try {
          const key = decodeCursor(after, ['text', 'uuid']);
          expect(key).toHaveLength(2);
        } catch (error) {
          expect(error).toMatchObject({ code: 'malformed-cursor' });
        }
      },
    ),
  );
});
