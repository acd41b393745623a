import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../migrate.js';
import { startPostgres } from '../../../src/local/postgres.js';
import { compareStorm } from './compare.js';

/** The 10,000 webhooks by themselves: exit code 0 when the storm ended as the clean run did. */
export async function showStorm(events: number, seed: number, say: (line: string) => void): Promise<number> {
  const data = mkdtempSync(join(tmpdir(), 'tally-storm-'));
  const postgres = await startPostgres({ dataDir: data, disposable: true });
  try {
    const databaseUrl = await postgres.ensureDatabase('storm');
    if ((await migrate(databaseUrl)) !== 0) throw new Error('the database could not be migrated');
    const result = await compareStorm({ databaseUrl, events, seed, say });
    for (const line of result.wrong) say(`WRONG: ${line}`);
    const same = result.clean === result.storm && result.wrong.length === 0;
    say(
      `${result.events} webhooks, ${result.lost} of them lost, the others three times and in no order, with ${result.forged} forged: ${same ? 'the same final state as the clean run' : 'NOT the same final state'} (${result.clean.slice(0, 16)}, ${result.storm.slice(0, 16)})`,
    );
    return same ? 0 : 1;
  } finally {
    await postgres.stop();
    rmSync(data, { recursive: true, force: true });
  }
}
