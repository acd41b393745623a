import pg from 'pg';

/**
 * Creates or updates BullMQ's own tables (schema `bullmq`), part of the migrate step beside the migrations of TypeORM.
 * Safe to run from several processes at once: BullMQ takes an advisory lock and does all of it in one transaction.
 *
 * @param url DATABASE_DIRECT_URL
 */
export async function migrateQueue(url: string): Promise<void> {
  const { runMigrations } = await import('bullmq');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await runMigrations(client);
  } finally {
    await client.end();
  }
}
