import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Database, sqlState } from '../database/index.js';

const folder = fileURLToPath(new URL('../../../migrations/', import.meta.url));

/**
 * The files of `migrations/` that the database has not seen, by name. Only names are read: loading the migrations
 * themselves would be a tenth of the time to start.
 */
export async function pendingMigrations(database: Database): Promise<string[]> {
  const files = (await readdir(folder)).filter((file) => /^\d+-.+\.(js|ts)$/.test(file) && !file.endsWith('.d.ts'));
  const run = new Set(await timestampsRun(database));
  return files.filter((file) => !run.has(Number(file.split('-', 1)[0]))).sort();
}

async function timestampsRun(database: Database): Promise<number[]> {
  try {
    const found = await database.read<{ timestamp: string }>('select timestamp from migrations');
    return found.map(({ timestamp }) => Number(timestamp));
  } catch (error) {
    // 42P01: TypeORM makes its table with the first migration.
    if (sqlState(error) === '42P01') return [];
    throw error;
  }
}
