import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../../src/local/postgres.js';
import { stopAll, type Stoppable } from '../../src/local/processes.js';
import { repositoryRoot } from '../../src/local/repository-root.js';
import { bareFunction } from './bare-function.js';
import { compareAtProvider } from './at-provider.js';
import { compareCollecting } from './collecting.js';
import { serviceEnvironment, startContestant } from './contestants.js';
import { table, type GoalResult } from './goals.js';
import { checkExact } from './exactness.js';
import { compareHot, comparePledging } from './pledging.js';
import { comparePages } from './pages.js';
import { compareQueue } from './queueing.js';
import { compareStarts } from './starting.js';
import { buildWorld } from './world.js';

const usage = `usage: npm run bench -- [--quick] [--pages | --provider]

  --quick      fewer rows and repetitions, in about three minutes
  --pages      only how fast pages are, with many rows
  --provider   only the collection at a provider with a limit`;

const asked = process.argv.slice(2);
const isKnown = asked.every((option) => ['--quick', '--pages', '--provider'].includes(option));
const quick = asked.includes('--quick');
const repetitions = quick ? 3 : 5;
const count = quick ? 2_000 : 5_000;
const say = (line: string): void => console.log(line);

type Postgres = Awaited<ReturnType<typeof startPostgres>>;

async function atProvider(postgres: Postgres): Promise<GoalResult[]> {
  say('Collection at a provider');
  const run = quick
    ? { limits: [15, 100], seconds: 15, free: 1_000 }
    : { limits: [15, 25, 100, 1_000], seconds: 60, free: 5_000 };
  return compareAtProvider(await prepare(await postgres.ensureDatabase('provider')), { ...run, say });
}

async function pages(postgres: Postgres): Promise<GoalResult[]> {
  say('Pages');
  const rows = quick ? { campaigns: 1_000, pledges: 50_000 } : { campaigns: 10_000, pledges: 1_000_000 };
  const url = await prepare(await postgres.ensureDatabase('pages'));
  return comparePages(url, { ...rows, postgresPid: postgres.pid, repetitions, count: quick ? 500 : 2_000, say });
}

/** Everything in one run on one machine: ratios hold, absolute figures do not. */
async function bench(): Promise<number> {
  const busy = (loadavg()[0] ?? 0) > 0.7;
  say(
    `${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}${busy ? ', NOISY: the machine is busy' : ''}`,
  );
  const data = mkdtempSync(join(tmpdir(), 'tally-bench-'));
  const started: Stoppable[] = [];
  try {
    const postgres = await startPostgres({ dataDir: data, disposable: true });
    started.push(postgres);
    const only = asked.includes('--pages') ? pages : asked.includes('--provider') ? atProvider : undefined;
    if (only) {
      report(await only(postgres));
      return 0;
    }
    const url = await prepare(await postgres.ensureDatabase('bench'));
    const naiveUrl = await postgres.ensureDatabase('naive');
    const world = await buildWorld(url, { campaigns: 1_000, members: 50 });
    const bare = await startContestant('bare', 'test/bench/bare-server.js', { DATABASE_URL: url });
    const service = await startContestant('service', 'src/main.js', serviceEnvironment(url, 'api'));
    started.push(bare, service);
    const run = { bare, service, postgresPid: postgres.pid, world, repetitions, count, say };
    say('Pledging, 32 clients over 1,000 campaigns');
    const results: GoalResult[] = await comparePledging(run);
    say('One hot campaign');
    results.push(...(await compareHot(run)), ...(await checkExact(url, world)));
    await stopAll(started.splice(1));
    say('The queue: 100,000 outbox rows');
    results.push(...(await compareQueue(url, { count: quick ? 20_000 : 100_000, say })));
    say('Collection without the provider');
    const collectingUrl = await prepare(await postgres.ensureDatabase('collecting'));
    results.push(...(await compareCollecting(collectingUrl, { repetitions, count: quick ? 5_000 : 20_000, say })));
    results.push(...(await atProvider(postgres)));
    results.push(...(await pages(postgres)));
    say('Starting, and memory');
    // Nobody consumes the baseline's events: a worker would fail on each of them, again and again.
    await statement(url, `delete from outbox where consumer = 'bench.none'`);
    const emptyUrl = await prepare(await postgres.ensureDatabase('empty'));
    const start = (name: string, script: string, environment: Record<string, string>) => () =>
      startContestant(name, script, environment);
    const contestants = {
      service: start('service', 'src/main.js', serviceEnvironment(emptyUrl, 'api')),
      worker: start('worker', 'src/main.js', serviceEnvironment(emptyUrl, 'worker')),
      // With the events of every pledge made above still to be handled.
      busyWorker: start('busy worker', 'src/main.js', serviceEnvironment(url, 'worker')),
      naive: start('naive', 'test/bench/naive-app.js', { DATABASE_URL: naiveUrl }),
    };
    results.push(...(await compareStarts(contestants, { repetitions, say })));
    report(results);
    return 0;
  } finally {
    await stopAll(started);
    rmSync(data, { recursive: true, force: true });
  }
}

/** Migrates the database and adds the baseline's function. */
async function prepare(url: string): Promise<string> {
  const migrate = join(repositoryRoot(), 'dist/src/cli/migrate.js');
  execFileSync(process.execPath, [migrate], {
    env: { ...process.env, DATABASE_URL: url, DATABASE_DIRECT_URL: '' },
    stdio: 'ignore',
  });
  await statement(url, bareFunction);
  return url;
}

async function statement(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

function report(results: readonly GoalResult[]): void {
  const text = table(results);
  say(`\n${text}`);
  mkdirSync('.data', { recursive: true });
  writeFileSync('.data/bench.json', `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync('.data/bench.md', `${text}\n`);
}

if (isKnown) process.exit(await bench());
say(usage);
process.exit(asked.includes('--help') ? 0 : 2);
