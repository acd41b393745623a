import { DataSource } from 'typeorm';
import { AfterCommit, Database, dataSourceOptions } from '../../src/platform/database/index.js';
import { createTestDatabase } from './cluster.js';

export interface OpenDatabase {
  readonly url: string;
  readonly dataSource: DataSource;
  readonly database: Database;
  readonly afterCommit: AfterCommit;
  /** Closes the pool and drops the database. */
  stop(): Promise<void>;
}

/** A fresh migrated database with the application's pool and `Database`, for specs that need no HTTP and no Nest. */
export async function openDatabase(poolSize = 10): Promise<OpenDatabase> {
  const { url, drop } = await createTestDatabase();
  // Raw SQL needs no entities, and loading them all would take a second of every spec.
  const dataSource = new DataSource({ ...dataSourceOptions(url, poolSize), entities: [], migrations: [] });
  await dataSource.initialize();
  const afterCommit = new AfterCommit();
  return {
    url,
    dataSource,
    afterCommit,
    database: new Database(dataSource, afterCommit),
    stop: async () => {
      await dataSource.destroy();
      await drop();
    },
  };
}

/** The database at `url` with a small pool, for looking at it from outside the application. */
export async function openDatabaseAt(url: string): Promise<{ database: Database; close(): Promise<void> }> {
  const dataSource = new DataSource({ ...dataSourceOptions(url, 2), entities: [], migrations: [] });
  await dataSource.initialize();
  return { database: new Database(dataSource, new AfterCommit()), close: () => dataSource.destroy() };
}
