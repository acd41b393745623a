import { inspect } from 'node:util';
import { untilSignalled } from '../../src/local/processes.js';
import { tryMutants } from './try-mutants.js';
import { type ChaosOptions, mutantOptions, readOptions, usage, UsageError } from './options.js';
import { complaints, resultLine, writeReport } from './report.js';
import { BrokenOff, brokenOff, runChaos } from './run.js';
import { isClean } from './verdict.js';
import { showStorm } from './webhooks/main.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Exit code 0 when the money is right, 1 when it is not or the run was broken off, 2 when it was not understood. */
async function main(): Promise<number> {
  const options = readOrExplain();
  if (typeof options === 'number') return options;
  const ending = new AbortController();
  // A second Ctrl-C ends this process at once, and with it everything that it started.
  void untilSignalled().then(() => ending.abort());
  if (options.webhooks !== undefined) {
    // Everything but Postgres is in this process, and that goes when this process does.
    return Promise.race([showStorm(options.webhooks, options.seed, say), brokenOff(ending.signal)]);
  }
  return options.mutants ? tryMutants(options, ending.signal, say) : once(options, ending.signal);
}

async function once(asked: ChaosOptions, signal: AbortSignal): Promise<number> {
  const { mutant: name } = asked;
  const options = name === undefined ? asked : mutantOptions(asked, name === 'none' ? undefined : name);
  const { seed, pledges, sizes, mutant } = options;
  say(`seed ${seed}, ${pledges} pledges, ${sizes.kills} kills${mutant ? `, mutant ${mutant}` : ''}`);
  const outcome = await runChaos(options, signal, say);
  writeReport(outcome);
  for (const line of complaints(outcome.verdict)) say(line);
  say(`${resultLine(outcome.verdict)} in ${outcome.seconds} s; report in ${options.report}`);
  return isClean(outcome.verdict) ? 0 : 1;
}

function readOrExplain(): ChaosOptions | number {
  try {
    const options = readOptions(process.argv.slice(2));
    if (options !== 'help') return options;
    say(usage);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

process.exit(
  await main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof BrokenOff ? error.message : inspect(error)}\n`);
    return 1;
  }),
);
