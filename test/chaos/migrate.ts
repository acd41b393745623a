import { join } from 'node:path';
import { startProgram } from '../../src/local/processes.js';
import { repositoryRoot } from '../../src/local/repository-root.js';

/** Brings the database to the schema of this version; answers the exit code. */
export async function migrate(databaseUrl: string): Promise<number | null> {
  const program = startProgram({
    name: 'migrate',
    script: join(repositoryRoot(), 'dist/src/cli/migrate.js'),
    env: { ...process.env, DATABASE_URL: databaseUrl, DATABASE_DIRECT_URL: '' },
    onLine: () => undefined,
  });
  return (await program.exited).code;
}
