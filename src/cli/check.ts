import { DataSource } from 'typeorm';
import { AuditRepository, VerifyAudit } from '../audit/index.js';
import { LedgerRepository } from '../ledger/index.js';
import { AfterCommit, Database, dataSourceOptions } from '../platform/database/index.js';
import { type CheckResult, RunChecks } from '../reconciliation/index.js';

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

const url = process.env['DATABASE_DIRECT_URL'] || process.env['DATABASE_URL'];
if (url) {
  const findings = await check(url);
  if (process.argv.includes('--json')) console.log(JSON.stringify(findings, null, 2));
  else for (const line of tell(findings)) console.log(line);
  process.exitCode = isClean(findings) ? 0 : 1;
} else {
  console.error('DATABASE_URL: set it to the database to check, such as postgres://user:password@localhost:5432/tally');
  process.exitCode = 2;
}
