/**
 * Guarantee: every test file gets a migrated database of its own, also when several ask at once, and can drop it while
 * sessions are open.
 */
import pg from 'pg';
import { createTestDatabase } from '../support/cluster.js';

test('databases asked for at once are different, migrated and droppable', async () => {
  const databases = await Promise.all(Array.from({ length: 4 }, () => createTestDatabase()));
  expect(new Set(databases.map(({ url }) => url)).size).toBe(4);

  const client = new pg.Client({ connectionString: databases[0]?.url });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ has: boolean }>(`SELECT to_regclass('migrations') IS NOT NULL AS has`);
  expect(rows[0]?.has).toBe(true);

  await Promise.all(databases.map((database) => database.drop()));
  await expect(client.query('SELECT 1')).rejects.toThrow();
});
