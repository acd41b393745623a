import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalPartError } from '../local/local-part-error.js';
import { removePostgresData } from '../local/postgres.js';

const kept = ['redis', 'files', 'sandbox.ndjson', ...['api', 'worker', 'sandbox', 'postgres', 'redis', 'migrate'].map((name) => `${name}.log`)]; // prettier-ignore
const unfinished = 'town-unfinished';

/**
 * Makes the folder, and empties it of what the demo keeps there when that is wished or when an earlier start was broken
 * off while the town was being made. @throws LocalPartError when a server runs on it or it cannot be written.
 */
export async function openDataFolder(data: string, fresh: boolean, say: (line: string) => void): Promise<void> {
  try {
    mkdirSync(data, { recursive: true });
  } catch (error) {
    throw new LocalPartError(`${data} cannot be the data folder: ${(error as Error).message}`);
  }
  const isUnfinished = existsSync(join(data, unfinished));
  if (!fresh && !isUnfinished) return;
  if (!fresh) say('The last start was broken off while the town was being made: beginning anew');
  await removePostgresData(join(data, 'postgres'));
  for (const name of [...kept, unfinished]) rmSync(join(data, name), { recursive: true, force: true });
}

/** Leaves a mark in the folder while the town is being made, since half a town is of no use to the next start. */
export async function whileUnfinished<Made>(data: string, make: () => Promise<Made>): Promise<Made> {
  writeFileSync(join(data, unfinished), 'The town is being made.\n');
  const made = await make();
  rmSync(join(data, unfinished));
  return made;
}
