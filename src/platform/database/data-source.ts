import { fileURLToPath } from 'node:url';
import { DataSource, type DataSourceOptions } from 'typeorm';

/** Lock waits end after 2 s (the caller gets 503 with Retry-After), idle transactions after 30 s. */
const sessionSettings = '-c lock_timeout=2000 -c idle_in_transaction_session_timeout=30000 -c timezone=UTC';

/** Options of the application's connection pool. `url` goes through a pooler if there is one. */
export function dataSourceOptions(url: string, poolSize: number): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    installExtensions: false,
    entities: [fileURLToPath(new URL('../../**/*.entity.{js,ts}', import.meta.url))],
    migrations: [fileURLToPath(new URL('../../../migrations/*.{js,ts}', import.meta.url))],
    migrationsTransactionMode: 'each',
    // Also the longest wait for a connection of a full pool; the caller then gets 503 with Retry-After.
    connectTimeoutMS: 3_000,
    extra: { max: poolSize, options: sessionSettings, application_name: 'tally' },
  };
}

/** The data source of the TypeORM command line (`npm run migration:run`). */
export default new DataSource(
  dataSourceOptions(process.env['DATABASE_DIRECT_URL'] ?? process.env['DATABASE_URL'] ?? '', 2),
);
