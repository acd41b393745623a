/**
 * Guarantee: one campaign from draft to payout, through the real processes and the api alone, ends with books that
 * agree with the provider's to the cent, in a currency with cents and in one without, on new data and on old, and
 * whether the queue is in Postgres or in Redis.
 */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findRedis, redisProgram } from '../../src/local/redis.js';
import { type Summary } from '../../src/demo/summary.js';
import { removePostgresData } from '../../src/local/postgres.js';
import { repositoryRoot } from '../../src/local/repository-root.js';

const demo = join(repositoryRoot(), 'dist/src/demo/main.js');
const data = mkdtempSync(join(tmpdir(), 'tally-demo-'));
// As root, Postgres runs as another user, who has to pass through the folder.
chmodSync(data, 0o755);
const runMayTakeMs = 240_000;

// Removing the data refuses while a server runs on it: nothing may be left of either run.
afterAll(async () => {
  await removePostgresData(join(data, 'once/postgres'));
  rmSync(data, { recursive: true, force: true });
}, 30_000);

test(
  'a campaign in EUR, on new data, where no Redis is to be found',
  async () => {
    const { summary, said } = await runDemo({ PATH: pathWithoutRedis() }, '--data', data);
    expect(said).toContain('Queue: Postgres, since no Redis was found');
    expect(totalsOf(summary)).toEqual({
      pledged: 134_000,
      chargeable: 0,
      collected: 122_000,
      dropped: 12_000,
      refunded: 0,
    });
    expect(summary).toMatchObject({ currency: 'EUR', tips: 800 });
    expectRight(summary);
  },
  runMayTakeMs,
);

test(
  'a campaign in JPY with random amounts, on the same data',
  async () => {
    const { summary } = await runDemo({}, '--data', data, '--currency', 'JPY', '--seed', '7');
    expect(totalsOf(summary)).toEqual({
      pledged: 193_448,
      chargeable: 0,
      collected: 179_087,
      dropped: 14_361,
      refunded: 0,
    });
    expect(summary.currency).toBe('JPY');
    expectRight(summary);
  },
  runMayTakeMs,
);

// A machine need not have a Redis: npm test says what was skipped for want of one, and .ci/run installs it.
const withRedis = redisProgram() === undefined ? test.skip : test;

withRedis(
  'a campaign whose jobs are in the Redis of REDIS_URL, on the same data [needs Redis]',
  async () => {
    const redis = await findRedis({ dataDir: join(data, 'own-redis'), disposable: true });
    if (redis?.origin !== 'started') throw new Error('REDIS_URL is set: this test starts a server of its own');
    try {
      const { summary, said } = await runDemo({ REDIS_URL: redis.url }, '--data', data);
      expect(said).toContain('Queue: Redis (REDIS_URL)');
      expectRight(summary);
    } finally {
      await redis.stop();
    }
  },
  runMayTakeMs,
);

/** The PATH of this process, each folder with a Redis in it replaced by one with links to all the rest. */
function pathWithoutRedis(): string {
  const isRedis = (name: string) => /^(redis|valkey)-server$/.test(name);
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder && existsSync(folder));
  const clean = folders.map((folder, index) => {
    const names = readdirSync(folder);
    if (!names.some(isRedis)) return folder;
    const shadow = join(data, `path-${index}`);
    mkdirSync(shadow);
    for (const name of names.filter((each) => !isRedis(each))) symlinkSync(join(folder, name), join(shadow, name));
    return shadow;
  });
  return clean.join(delimiter);
}

function expectRight(summary: Summary): void {
  const { outcome, ledgerSum, invariants, wrong } = summary;
  expect({ outcome, ledgerSum, wrong }).toEqual({ outcome: 'delivering', ledgerSum: 0, wrong: [] });
  expect(Object.keys(invariants).length).toBeGreaterThan(0);
  expect(Object.entries(invariants).filter(([, violations]) => violations !== 0)).toEqual([]);
  const { platform, vat, processing } = summary.fees;
  expect(summary.payout).toBe(summary.collected - platform - vat - processing);
}

const totalsOf = ({ pledged, chargeable, collected, dropped, refunded }: Summary) => ({
  pledged,
  chargeable,
  collected,
  dropped,
  refunded,
});

/** Runs the built demo as `npm run demo -- --once --json` does; answers its summary, and what it said on the way. */
async function runDemo(over: NodeJS.ProcessEnv, ...args: string[]): Promise<{ summary: Summary; said: string }> {
  if (!existsSync(demo)) throw new Error(`${demo} is missing: run npm test, which builds it`);
  const env = { ...process.env, NODE_OPTIONS: '', REDIS_URL: '', ...over };
  const program = spawn(process.execPath, ['--enable-source-maps', demo, '--once', '--json', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  program.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  program.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  const code = await new Promise((resolve, reject) => {
    program.once('error', reject);
    program.once('close', resolve);
  });
  const text = Buffer.concat(out).toString();
  if (code !== 0) throw new Error(`the demo ended with ${String(code)}: ${text}\n${Buffer.concat(err).toString()}`);
  return { summary: JSON.parse(text) as Summary, said: Buffer.concat(err).toString() };
}
