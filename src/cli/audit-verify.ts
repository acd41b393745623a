import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import { AuditRepository, type AuditVerdict, type Head, VerifyAudit } from '../audit/index.js';
import { AfterCommit, Database, dataSourceOptions } from '../platform/database/index.js';

const usage = `npm run audit:verify [-- SEQ:HASH]
Computes the audit chain of DATABASE_URL anew. With a head that was published before, as GET /v1/audit/head showed it,
also finds out whether entries at the end were removed or the whole was written anew.
Exit code: 0 the chain holds, 1 it is broken, 2 it could not be verified.`;

const reasons: Readonly<Record<NonNullable<AuditVerdict['brokenAt']>['reason'], string>> = {
  gap: 'an entry is missing',
  'previous-hash': 'the entry does not continue the one before it',
  hash: 'the entry was changed after it was sealed',
  text: 'the text of the entry is not the one it was sealed with',
  head: 'the head that was published is not in this chain',
};

/** Runs the program with these arguments; answers its exit code. */
export async function auditVerify(
  args: readonly string[],
  url: string | undefined,
  say: (line: string) => void,
): Promise<0 | 1 | 2> {
  const published = args[0] === undefined ? undefined : headIn(args[0]);
  if (args.length > 1 || published === null) {
    say(usage);
    return 2;
  }
  if (!url) {
    say('DATABASE_URL: set it to the database to verify, such as postgres://user:password@localhost:5432/tally');
    return 2;
  }
  try {
    const verdict = await verify(url, published);
    say(sentence(verdict));
    return verdict.ok ? 0 : 1;
  } catch (error) {
    say(`The chain could not be read: ${error instanceof Error ? error.message || error.name : String(error)}`);
    return 2;
  }
}

async function verify(url: string, published: Head | undefined): Promise<AuditVerdict> {
  const dataSource = new DataSource({ ...dataSourceOptions(url, 1), entities: [], migrations: [] });
  await dataSource.initialize();
  try {
    const database = new Database(dataSource, new AfterCommit());
    return await new VerifyAudit(new AuditRepository(database)).execute(published);
  } finally {
    await dataSource.destroy();
  }
}

function sentence({ entries, head, brokenAt }: AuditVerdict): string {
  const place = `${head.seq}:${head.hash.toString('hex')}`;
  if (!brokenAt) return `The chain of ${entries} entries holds. Its head is ${place}`;
  const entry = brokenAt.entryId ? ` (entry ${brokenAt.entryId})` : '';
  return `The chain is broken at ${brokenAt.seq}${entry}: ${reasons[brokenAt.reason]}. It holds up to ${place}`;
}

/** `SEQ:HASH`; null when it is something else. */
function headIn(text: string): Head | null {
  const [, seq, hash] = /^(\d{1,18}):([0-9a-f]{64})$/.exec(text) ?? [];
  return seq && hash ? { seq: BigInt(seq), hash: Buffer.from(hash, 'hex') } : null;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const url = process.env['DATABASE_DIRECT_URL'] || process.env['DATABASE_URL'];
  process.exitCode = await auditVerify(process.argv.slice(2), url, (line) => console.log(line));
}
