import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../platform/database/index.js';
import { migrateQueue } from '../platform/queue/index.js';

/** One migrator at a time, over all processes that share the database: the key of the advisory lock. */
const lockKey = 7_466_201;

/**
 * `npm run migrate`: brings the database to the schema of this version, the queue's own tables included. Safe to run
 * again and from several processes at once.
 */
async function migrate(url: string): Promise<void> {
  const dataSource = await new DataSource(dataSourceOptions(url, 2)).initialize();
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('set lock_timeout = 0');
    await runner.query('select pg_advisory_lock($1)', [lockKey]);
    const done = await dataSource.runMigrations();
    for (const { name } of done) console.log(`migrated ${name}`);
    await migrateQueue(url);
    console.log(done.length > 0 ? `${done.length} migrations done` : 'the database is up to date');
  } finally {
    await runner.release();
    await dataSource.destroy();
  }
}

const url = process.env['DATABASE_DIRECT_URL'] || process.env['DATABASE_URL'];
if (url) await migrate(url);
else {
  console.error(
    'DATABASE_URL: set it to the database to migrate, such as postgres://user:password@localhost:5432/tally',
  );
  process.exitCode = 1;
}
