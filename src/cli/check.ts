import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import { AuditRepository, VerifyAudit } from '../audit/index.js';
import { LedgerRepository } from '../ledger/index.js';
import { AfterCommit, Database, dataSourceOptions } from '../platform/database/index.js';
import { type CheckResult, RunChecks } from '../reconciliation/index.js';

const usage = `npm run check [-- --json]
Runs every invariant on DATABASE_URL, adds up the ledger and verifies the audit chain. It only reads.
Exit code: 0 all is well, 1 something is violated, 2 it could not be checked.`;

interface Findings {
  readonly ledgerSum: Readonly<Record<string, number>>;
  readonly invariants: readonly CheckResult[];
  readonly audit: { readonly ok: boolean; readonly entries: number };
}

/** Every invariant, the ledger's sum per currency and the audit chain of the database at `url`; only reads. */
async function check(url: string): Promise<Findings> {
  const options = { ...dataSourceOptions(url, 2), entities: [], migrations: [] };
  const dataSource = await new DataSource(options).initialize();
  try {
    const database = new Database(dataSource, new AfterCommit());
    const invariants = await new RunChecks(database).execute();
    const sums = await new LedgerRepository(database).trialBalance();
    const { ok, entries } = await new VerifyAudit(new AuditRepository(database)).execute();
    return {
      ledgerSum: Object.fromEntries(sums.map(({ currency, difference }) => [currency, Number(difference)])),
      invariants,
      audit: { ok, entries: Number(entries) },
    };
  } finally {
    await dataSource.destroy();
  }
}

const isClean = ({ ledgerSum, invariants, audit }: Findings): boolean =>
  audit.ok &&
  invariants.every(({ violations }) => violations === 0) &&
  Object.values(ledgerSum).every((sum) => sum === 0);

function* tell({ ledgerSum, invariants, audit }: Findings): Generator<string> {
  for (const { number, sentence, violations, offenders } of invariants) {
    yield `${violations === 0 ? 'ok  ' : 'FAIL'} ${String(number).padStart(2)}. ${sentence}`;
    if (violations > 0) yield `         ${violations} violations: ${offenders.join(', ')}`;
  }
  for (const [currency, sum] of Object.entries(ledgerSum)) yield `ledger sum ${currency}: ${sum}`;
  yield `audit chain: ${audit.ok ? 'unbroken' : 'BROKEN'}, ${audit.entries} entries`;
}

/** Runs the program with these arguments; answers its exit code. */
export async function runCheck(
  args: readonly string[],
  url: string | undefined,
  say: (line: string) => void,
): Promise<0 | 1 | 2> {
  if (args.some((arg) => arg !== '--json')) {
    say(usage);
    return 2;
  }
  if (!url) {
    say('DATABASE_URL: set it to the database to check, such as postgres://user:password@localhost:5432/tally');
    return 2;
  }
  try {
    const findings = await check(url);
    if (args.length > 0) say(JSON.stringify(findings, null, 2));
    else for (const line of tell(findings)) say(line);
    return isClean(findings) ? 0 : 1;
  } catch (error) {
    say(`The database could not be checked: ${error instanceof Error ? error.message || error.name : String(error)}`);
    return 2;
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const url = process.env['DATABASE_DIRECT_URL'] || process.env['DATABASE_URL'];
  process.exitCode = await runCheck(process.argv.slice(2), url, (line) => console.log(line));
}
