import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export interface TestDatabase {
  url: string;
  /** Drops the database, and with it every session that is still open. */
  drop(): Promise<void>;
}

/** A fresh, migrated database of its own for one test file; the run's end drops it if the file does not. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = newName();
  await asAdmin((client) => copyTemplate(client, name));
  return testDatabase(name);
}

/** A backup of a database that is in use, ready to be started from: its sessions are ended, and may begin anew at once. */
export async function backUp(url: string): Promise<TestDatabase> {
  const name = newName();
  const source = new URL(url).pathname.slice(1);
  await asAdmin(async (client) => {
    await client.query(`ALTER DATABASE ${source} ALLOW_CONNECTIONS false`);
    try {
      await client.query('SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1', [source]);
      await client.query(`CREATE DATABASE ${name} TEMPLATE ${source}`);
    } finally {
      await client.query(`ALTER DATABASE ${source} ALLOW_CONNECTIONS true`);
    }
  });
  return testDatabase(name);
}

const newName = () => setting('TALLY_TEST_DATABASE_PREFIX') + randomBytes(5).toString('hex');

function testDatabase(name: string): TestDatabase {
  const url = new URL(setting('TALLY_TEST_ADMIN_URL'));
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => asAdmin((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)).then(() => undefined),
  };
}

/** The Redis of this run, or undefined on a machine that has none: such tests are then to be skipped, not failed. */
export function testRedisUrl(): string | undefined {
  return process.env.TALLY_TEST_REDIS_URL;
}

async function copyTemplate(client: pg.Client, name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    // Two copies at once make each other fail, so the copies of all workers queue on one lock.
    await client.query(`SELECT pg_advisory_lock(hashtext('tally test template'))`);
    try {
      await client.query(`CREATE DATABASE ${name} TEMPLATE ${setting('TALLY_TEST_TEMPLATE')}`);
      return;
    } catch (error) {
      // 55006: something (autovacuum) is still connected to the template.
      if ((error as { code?: string }).code !== '55006' || attempt === 20) throw error;
    } finally {
      await client.query(`SELECT pg_advisory_unlock(hashtext('tally test template'))`);
    }
    await sleep(100 * attempt);
  }
}

async function asAdmin<T>(use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: setting('TALLY_TEST_ADMIN_URL') });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: test/support/cluster-setup.mjs did not run`);
  return value;
}
