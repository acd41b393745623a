import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LocalPartError } from '../local/local-part-error.js';
import { assertPortFree } from '../local/ports.js';
import { untilSignalled } from '../local/processes.js';
import { Refused } from './api.js';
import { openDataFolder } from './data-folder.js';
import { runLive } from './live.js';
import { runOnce } from './once.js';
import { type DemoOptions, readOptions, usage, UsageError } from './options.js';
import { type Parts, startParts } from './parts.js';
import { ownerAddresses } from './town.js';

type Say = (line: string) => void;

/** The demo of `npm run demo`; its exit code is 0, or 1 with what was wrong, or 2 for a mistake on the command line. */
async function main(): Promise<number> {
  const read = readOptions(process.argv.slice(2));
  if (read === 'help') {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const options = read.once ? { ...read, data: join(read.data, 'once') } : read;
  const say: Say = (line) => (options.json ? process.stderr : process.stdout).write(`${line}\n`);

  const breakOff = new AbortController();
  const signalled = untilSignalled().then(() => {
    say('Stopping');
    breakOff.abort();
    return options.once ? 1 : 0;
  });
  if (options.port !== undefined) await assertPortFree(options.port);
  await openDataFolder(options.data, options.fresh, say);
  const parts = await start(options, say, breakOff.signal);
  if (!parts) return signalled;
  try {
    return await Promise.race([signalled, parts.broken, tell(parts, options, say)]);
  } finally {
    await parts.stop();
  }
}

/** Answers undefined when the start was broken off; what had been started is stopped by then. */
async function start(options: DemoOptions, say: Say, signal: AbortSignal): Promise<Parts | undefined> {
  try {
    return await startParts({
      data: options.data,
      port: options.port,
      owners: ownerAddresses,
      currencies: [...new Set(['EUR', 'JPY', options.currency])],
      rate: options.once ? 500 : 15,
      beginsMsAgo: options.once ? 0 : 75 * 86_400_000,
      say,
      signal,
    });
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

async function tell(parts: Parts, options: DemoOptions, say: Say): Promise<number> {
  try {
    if (!options.once) return await runLive(parts, options, say);
    const summary = await runOnce(parts, options, say);
    if (options.json) process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
    return summary.wrong.length === 0 ? 0 : 1;
  } catch (error) {
    // A request that failed because a part has just died is not worth telling: which part it was, is.
    if (!(error instanceof Refused)) await Promise.race([parts.broken, sleep(2_000)]);
    throw error;
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isPlain = error instanceof LocalPartError || error instanceof UsageError || error instanceof Refused;
  return isPlain ? error.message : (error.stack ?? error.message);
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${describe(error)}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
process.exit();
