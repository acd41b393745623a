// Guarantee: docs/walk-through.md is true to the letter: its blocks, run one after the other in one shell against the
// real processes, lead from registering to the money in the creator's bank, and leave every invariant whole.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Parts, startParts } from '../../src/demo/parts.js';
import { hireStaff, openTown, ownerAddresses } from '../../src/demo/town.js';
import { removePostgresData } from '../../src/local/postgres.js';
import { repositoryRoot } from '../../src/local/repository-root.js';
import { expectInvariants } from '../support/invariants.js';

const root = repositoryRoot();
const storyMayTakeMs = 180_000;

let parts: Parts;
let data: string;

beforeAll(async () => {
  if (!existsSync(join(root, 'dist/src/main.js'))) {
    throw new Error('The processes run from dist/, which is not there: `npm test` builds it, `npm run build` too');
  }
  data = mkdtempSync(join(tmpdir(), 'tally-walk-'));
  // As root, Postgres runs as another user, who has to pass through the folder.
  chmodSync(data, 0o755);
  parts = await startParts({
    data,
    port: undefined,
    owners: ownerAddresses,
    currencies: ['EUR'],
    rate: 100,
    beginsMsAgo: 0,
    say: () => undefined,
  });
  await hireStaff(openTown(parts));
}, 120_000);

afterAll(async () => {
  await (parts as Parts | undefined)?.stop();
  await removePostgresData(join(data, 'postgres'));
  rmSync(data, { recursive: true, force: true });
}, 60_000);

it(
  'leads to the money',
  async () => {
    const { code, lines, errors } = await runInBash(blocksOf(readFileSync(join(root, 'docs/walk-through.md'), 'utf8')));
    expect(errors).toBe('');
    expect(code).toBe(0);
    expect(lines).toContain('sent twice, pledged once');
    expect(lines).toContain('Sara: collected, Omar: needs_action, campaign: collecting');
    expect(lines).toContain('{"payment":"succeeded"}');
    expect(lines).toContain('403 /problems/same-person');
    expect(lines).toContain('paid, line sent');
    // € 105.00, less 4 % (4.20), less 21 % VAT on that (0.88), less the provider's 1.5 % + 0.25 of 62.00 and of 45.00.
    expect(lines.at(-1)).toBe('arrived at the bank: EUR 97.81');
    await expectInvariants(parts.databaseUrl);
  },
  storyMayTakeMs,
);

const blocksOf = (markdown: string): string =>
  [...markdown.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block]) => block).join('\n');

/** Stops at the first command that fails, as a reader would. */
async function runInBash(script: string): Promise<{ code: number | null; lines: string[]; errors: string }> {
  const env = { ...process.env, TALLY: parts.service.url, SANDBOX: parts.provider.url };
  const bash = spawn('bash', ['-euo', 'pipefail', '-c', script], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const timer = setTimeout(() => bash.kill('SIGKILL'), storyMayTakeMs - 10_000);
  let output = '';
  let errors = '';
  bash.stdout.on('data', (chunk) => (output += String(chunk)));
  bash.stderr.on('data', (chunk) => (errors += String(chunk)));
  const code = await new Promise<number | null>((resolve) => bash.once('close', resolve));
  clearTimeout(timer);
  return { code, lines: output.trim().split('\n'), errors };
}
