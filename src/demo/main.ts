import { join } from 'node:path';
import { LocalPartError } from '../local/local-part-error.js';
import { assertPortFree } from '../local/ports.js';
import { removePostgresData } from '../local/postgres.js';
import { untilSignalled } from '../local/processes.js';
import { runLive } from './live.js';
import { runOnce } from './once.js';
import { type DemoOptions, readOptions, UsageError } from './options.js';
import { forgetFiles, type Parts, startParts } from './parts.js';
import { ownerAddresses } from './town.js';

/** The demo of `npm run demo`; its exit code is 0, or 1 with what was wrong. */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  const say = (line: string) => (options.json ? process.stderr : process.stdout).write(`${line}\n`);
  const data = options.once ? join(options.data, 'once') : options.data;
  if (!options.once) await assertPortFree(options.port);
  if (options.fresh) {
    await removePostgresData(join(data, 'postgres'));
    forgetFiles(data);
  }
  const parts = await startParts({
    data,
    port: options.once ? undefined : options.port,
    owners: ownerAddresses,
    currencies: [...new Set(['EUR', 'JPY', options.currency])],
    rate: options.once ? 500 : 15,
    beginsMsAgo: options.once ? 0 : 75 * 86_400_000,
    say,
  });
  const signalled = untilSignalled().then(() => 'signal' as const);
  try {
    const done = await Promise.race([signalled, parts.broken, tell(parts, options, say)]);
    if (done !== 'signal') return done;
    say('Stopping');
    return options.once ? 1 : 0;
  } finally {
    await parts.stop();
  }
}

async function tell(parts: Parts, options: DemoOptions, say: (line: string) => void): Promise<number> {
  if (!options.once) return runLive(parts, options, say);
  const summary = await runOnce(parts, options, say);
  if (options.json) process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
  return summary.wrong.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  const isPlain = error instanceof LocalPartError || error instanceof UsageError;
  process.stderr.write(
    `${isPlain ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
}
process.exit();
