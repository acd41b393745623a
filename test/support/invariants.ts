import { RunChecks } from '../../src/reconciliation/index.js';
import { openDatabaseAt } from './database.js';

/** Every invariant holds in the database: the last line of each test file that touches money. */
export async function expectInvariants(url: string): Promise<void> {
  const { database, close } = await openDatabaseAt(url);
  try {
    const results = await new RunChecks(database).execute();
    const broken = results.filter(({ violations }) => violations > 0);
    expect(broken.map(({ view, offenders }) => `${view}: ${offenders.join(', ')}`)).toEqual([]);
  } finally {
    await close();
  }
}
