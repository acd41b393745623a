/**
 * Guarantee: one campaign from draft to payout, through the real processes and the api alone, ends with books that
 * agree with the provider's to the cent, in a currency with cents and in one without, on new data and on old.
 */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  'a campaign in EUR, on new data',
  async () => {
    const summary = await runDemo('--data', data);
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
    const summary = await runDemo('--data', data, '--currency', 'JPY', '--seed', '7');
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

/** Runs the built demo as `npm run demo -- --once --json` does and answers its summary. */
async function runDemo(...args: string[]): Promise<Summary> {
  if (!existsSync(demo)) throw new Error(`${demo} is missing: run npm test, which builds it`);
  const env = { ...process.env, NODE_OPTIONS: '', REDIS_URL: '' };
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
  return JSON.parse(text) as Summary;
}
