/**
 * Jest's global set-up: one Postgres for the whole run with a migrated template database, and one Redis where there is
 * a server for it. Runs before any transform, so it compiles src/local and the migrations by itself, into
 * .data/test-<pid>. What it starts ends with this process, however that ends.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { compileFolder, loadMigrations, root, runFolder, sweepOldRuns } from './cluster-compile.mjs';
import { migrateTemplate, sweepOldDatabases, testDatabasePrefix } from './cluster-template.mjs';

export default async function setUp() {
  sweepOldRuns();
  const folder = runFolder(process.pid);
  mkdirSync(folder, { recursive: true });
  const stops = [];
  globalThis.tallyTestRun = { folder, stops };

  const local = await compileFolder(join(root, 'src/local'), join(folder, 'local'));
  process.env.TALLY_TEST_LOCAL = join(folder, 'local');
  const adminUrl = await findPostgres(local, stops);
  const prefix = testDatabasePrefix();
  process.env.TALLY_TEST_ADMIN_URL = adminUrl;
  process.env.TALLY_TEST_DATABASE_PREFIX = prefix;
  process.env.TALLY_TEST_TEMPLATE = await withClient(adminUrl, async (client) => {
    await sweepOldDatabases(client);
    return migrateTemplate(client, adminUrl, prefix, await loadMigrations(join(folder, 'migrations')));
  });
  stops.unshift(() => withClient(adminUrl, (client) => sweepOldDatabases(client, prefix)));

  const redis = await startRedis(local, stops);
  if (redis === undefined) delete process.env.TALLY_TEST_REDIS_URL;
  else process.env.TALLY_TEST_REDIS_URL = redis.url;
}

async function findPostgres(local, stops) {
  const given = process.env.TEST_DATABASE_URL || process.env.DATABASE_URL;
  if (given) return given;
  const { startPostgres } = await local('postgres.js');
  const postgres = await startPostgres({ dataDir: temporary('postgres'), durable: false, disposable: true });
  stops.push(() => postgres.stop());
  return postgres.url('postgres');
}

async function startRedis(local, stops) {
  const { findRedis } = await local('redis.js');
  const redis = await findRedis({ dataDir: temporary('redis'), disposable: true });
  if (redis !== undefined) stops.push(() => redis.stop());
  return redis;
}

function temporary(name) {
  return join(tmpdir(), `tally-test-${name}-${randomUUID()}`);
}

async function withClient(connectionString, use) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
