/** The test run's databases: the migrated template, and the removal of what runs that were killed left behind. */
import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { runMigrations as migrateQueue } from 'bullmq';
import { isAlive } from './cluster-compile.mjs';

const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 6);

/** Names of this run's databases begin so: several runs, of several machines, can share one server. */
export function testDatabasePrefix() {
  return `tally_test_${machine}_${process.pid}_`;
}

/** Creates the template and brings it to the newest state; returns its name. */
export async function migrateTemplate(client, adminUrl, prefix, migrations) {
  const isOurs = process.env.TEST_DATABASE_URL === undefined && process.env.DATABASE_URL === undefined;
  const name = isOurs ? 'tally_template' : `${prefix}template`;
  await client.query(`CREATE DATABASE ${name}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;

  const source = new DataSource({ type: 'postgres', url: url.href, migrations, installExtensions: false });
  await source.initialize();
  try {
    await source.runMigrations({ transaction: 'each' });
  } finally {
    await source.destroy();
  }
  await migrateQueueTables(url.href);
  // A database with a session cannot serve as a template.
  await client.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false`);
  return name;
}

async function migrateQueueTables(connectionString) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await migrateQueue(client);
  } finally {
    await client.end();
  }
}

/** Drops the databases of one run, or of every run of this machine whose process is gone. */
export async function sweepOldDatabases(client, prefix) {
  const { rows } = await client.query(`SELECT datname FROM pg_database WHERE datname LIKE 'tally\\_test\\_%'`);
  for (const { datname } of rows) {
    const pid = new RegExp(`^tally_test_${machine}_(\\d+)_`).exec(datname)?.[1];
    const isDead = pid !== undefined && !isAlive(Number(pid));
    if (prefix === undefined ? isDead : datname.startsWith(prefix)) {
      await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(datname)} WITH (FORCE)`);
    }
  }
}
