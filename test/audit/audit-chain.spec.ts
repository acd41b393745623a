// Guarantee: what is recorded is sealed once, in one chain without gaps, however many seal at once; any change to a
// sealed row is found where it is; and erasing texts leaves the chain valid.
import { Audit } from '../../src/audit/audit.js';
import { AuditRepository, SealAudit, VerifyAudit } from '../../src/audit/index.js';
import { auditVerify } from '../../src/cli/audit-verify.js';
import { rows } from '../../src/platform/database/index.js';
import { type OpenDatabase, openDatabase } from '../support/database.js';

const userId = '0197e2a4-7b1c-7c3e-9d2f-3a4b5c6d7e8f';
const caller = { userId, via: 'session' as const, requestId: 'request-1' };
let open: OpenDatabase;
let repository: AuditRepository;
let audit: Audit;
let sealAudit: SealAudit;
let verifyAudit: VerifyAudit;

beforeEach(async () => {
  open = await openDatabase();
  repository = new AuditRepository(open.database);
  audit = new Audit(repository);
  sealAudit = new SealAudit(open.database, repository);
  verifyAudit = new VerifyAudit(repository);
});
afterEach(() => open.stop());

const record = (count: number, text?: string) =>
  open.database.inTransaction((tx) =>
    audit.record(
      tx,
      Array.from({ length: count }, (_, n) => ({
        ...{ caller, action: 'campaign.suspended', subject: 'campaign', subjectId: userId },
        ...{ details: { n, amount: 12n }, text: text && `${text} ${n}` },
      })),
    ),
  );
/** As somebody would who owns the database: with the triggers off. */
const tamper = async (sql: string, parameters: unknown[] = []) => {
  const runner = open.dataSource.createQueryRunner();
  try {
    await runner.query('set session_replication_role = replica');
    await runner.query(sql, parameters);
  } finally {
    await runner.query('reset session_replication_role');
    await runner.release();
  }
};
const ids = async () =>
  (await open.database.read<{ id: string }>('select id from audit_entries order by seq')).map(({ id }) => id);
const run = async (...args: string[]) => {
  const said: string[] = [];
  return { code: await auditVerify(args, open.url, (line) => said.push(line)), said: said.join('\n') };
};

test('an entry has who, when, what and why, with the text apart', async () => {
  await record(2, 'a reason');
  const [first, second] = await repository.list({ limit: 10 });
  expect(second).toMatchObject({
    ...{ actorId: userId, via: 'session', requestId: 'request-1', action: 'campaign.suspended', subject: 'campaign' },
    ...{ subjectId: userId, details: { n: 0, amount: '12' }, text: 'a reason 0', seq: null },
  });
  expect(first?.details).toEqual({ n: 1, amount: '12' });
  const [row] = await open.database.read('select details::text like $1 as leaks from audit_entries', ['%reason%']);
  expect(row).toEqual({ leaks: false });
});

test('what is rolled back was never recorded', async () => {
  await expect(
    open.database.inTransaction(async (tx) => {
      await audit.record(tx, [{ caller, action: 'a.b', subject: 'a', subjectId: null }]);
      throw new Error('undone');
    }),
  ).rejects.toThrow('undone');
  expect(await repository.list({ limit: 1 })).toEqual([]);
});

test('nothing to seal is no chain, and it holds', async () => {
  expect(await sealAudit.execute()).toBe(0);
  expect(await verifyAudit.execute()).toMatchObject({ ok: true, entries: 0n, head: { seq: 0n } });
});

test('five sealers and four recorders at once leave one chain without gaps', async () => {
  const sealers = Array.from({ length: 5 }, async () => {
    for (let i = 0; i < 20; i += 1) await sealAudit.execute();
  });
  const recorders = Array.from({ length: 4 }, async () => {
    for (let i = 0; i < 25; i += 1) await record(3, i % 2 ? 'why' : undefined);
  });
  await Promise.all([...sealers, ...recorders]);
  await sealAudit.execute();
  expect(await verifyAudit.execute()).toMatchObject({ ok: true, entries: 300n });
  expect(await open.database.read('select 1 from audit_entries where seq is null')).toEqual([]);
});

test('while one seals, another answers at once that it sealed nothing', async () => {
  await record(1);
  await open.database.inTransaction(async (tx) => {
    expect(await repository.tryBecomeSealer(tx)).toBe(true);
    expect(await sealAudit.execute()).toBe(0);
  });
  expect(await sealAudit.execute()).toBe(1);
});

test('more entries than a batch are sealed in one go, in the order in which they were recorded', async () => {
  for (let i = 0; i < 3; i += 1) await record(800);
  expect(await sealAudit.execute()).toBe(2_400);
  const [row] = await open.database.read<{ ordered: boolean }>(
    `select bool_and(seq = place) as ordered
     from (select seq, row_number() over (order by recorded_at, id) as place from audit_entries) as e`,
  );
  expect(row?.ordered).toBe(true);
  expect(await verifyAudit.execute()).toMatchObject({ ok: true, entries: 2_400n });
});

test('an entry of a transaction that commits late is sealed after those before it', async () => {
  await open.database.inTransaction(async (tx) => {
    await audit.record(tx, [{ caller, action: 'late.one', subject: 'a', subjectId: null }]);
    await record(2);
    expect(await sealAudit.execute()).toBe(2);
  });
  expect(await sealAudit.execute()).toBe(1);
  expect(await verifyAudit.execute()).toMatchObject({ ok: true, entries: 3n });
});

describe('a broken chain', () => {
  beforeEach(async () => {
    await record(5, 'why');
    await sealAudit.execute();
  });

  test.each([
    ['action', `'campaign.cancelled'`, 'hash'],
    ['details', `'{"n": 3, "amount": "13"}'`, 'hash'],
    ['actor_id', 'null', 'hash'],
    ['at', `at + interval '1 microsecond'`, 'hash'],
    ['recorded_at', `recorded_at - interval '1 microsecond'`, 'hash'],
    ['commitment', 'null', 'hash'],
    ['hash', 'sha256(hash)', 'hash'],
    ['previous_hash', 'sha256(hash)', 'previous-hash'],
    ['seq', 'seq + 100', 'gap'],
  ])('is found where %s was changed', async (column, value, reason) => {
    const [, , third, fourth] = await ids();
    await tamper(`update audit_entries set ${column} = ${value} where id = $1`, [third]);
    const { ok, entries, brokenAt } = await verifyAudit.execute();
    expect([ok, entries, brokenAt?.seq, brokenAt?.reason]).toEqual([false, 2n, 3n, reason]);
    expect(brokenAt?.entryId).toBe(column === 'seq' ? fourth : third);
    expect(await run()).toMatchObject({ code: 1, said: expect.stringContaining('broken at 3') });
  });

  test('is found where an entry was removed or two were swapped', async () => {
    const [, second, third] = await ids();
    await tamper(`update audit_entries set seq = case id when $1 then -1 else -2 end where id = any($2)`, [
      second,
      [second, third],
    ]);
    await tamper(`update audit_entries set seq = case seq when -1 then 3 else 2 end where seq < 0`);
    expect((await verifyAudit.execute()).brokenAt).toMatchObject({ seq: 2n, reason: 'previous-hash' });
    await tamper('delete from audit_entries where id = $1', [third]);
    expect((await verifyAudit.execute()).brokenAt).toMatchObject({ seq: 2n, reason: 'gap' });
  });

  test('is found where a text was replaced or slipped in', async () => {
    const [first] = await ids();
    await tamper(`update audit_texts set body = 'another reason' where entry_id = $1`, [first]);
    expect((await verifyAudit.execute()).brokenAt).toMatchObject({ seq: 1n, reason: 'text' });
    await open.database.inTransaction((tx) => audit.eraseTexts(tx, [first ?? '']));
    expect(await verifyAudit.execute()).toMatchObject({ ok: true });
    await record(1);
    await sealAudit.execute();
    await tamper(`insert into audit_texts values ($1, '\\x00', 'never said')`, [(await ids()).at(-1)]);
    expect((await verifyAudit.execute()).brokenAt).toMatchObject({ seq: 6n, reason: 'text' });
  });

  test('that was cut at its end, or written anew, is found by a head that was published', async () => {
    const { head } = await verifyAudit.execute();
    await record(2);
    await sealAudit.execute();
    const published = `${head.seq}:${head.hash.toString('hex')}`;
    expect(await run(published)).toMatchObject({ code: 0, said: expect.stringContaining('7 entries') });

    await tamper('delete from audit_entries where seq >= 5');
    expect(await run()).toMatchObject({ code: 0 });
    expect(await run(published)).toMatchObject({ code: 1, said: expect.stringContaining('published') });

    await tamper('update audit_entries set seq = null, hash = null, previous_hash = null');
    await tamper(`update audit_entries set action = 'nothing.happened'`);
    await record(3);
    await sealAudit.execute();
    expect(await run()).toMatchObject({ code: 0 });
    expect(await run(published)).toMatchObject({ code: 1, said: expect.stringContaining('published') });
  });
});

test('the database refuses to change, remove or empty what was recorded', async () => {
  await record(2, 'why');
  await sealAudit.execute();
  for (const sql of [
    `update audit_entries set action = 'x'`,
    'update audit_entries set seq = null, hash = null, previous_hash = null',
    'delete from audit_entries',
    `update audit_texts set body = 'x'`,
    'truncate audit_entries cascade',
  ]) {
    await expect(open.database.inTransaction((tx) => rows(tx, sql))).rejects.toThrow('append-only');
  }
});

test('erasing a thousand texts leaves the chain valid and nothing of them', async () => {
  await record(1_000, 'Ada Lovelace lives at');
  await sealAudit.execute();
  const { head } = await verifyAudit.execute();
  const all = await ids();
  await open.database.inTransaction((tx) => audit.eraseTexts(tx, all));
  expect(await verifyAudit.execute(head)).toMatchObject({ ok: true, entries: 1_000n });
  expect(await open.database.read('select 1 from audit_texts')).toEqual([]);
});

test.each([[['nonsense']], [['1:abc']], [['1:x', 'y']]])('the program explains itself when told %j', async (args) => {
  expect(await run(...args)).toMatchObject({ code: 2, said: expect.stringContaining('npm run audit:verify') });
});

test('the program says when it cannot reach the database', async () => {
  expect(await auditVerify([], 'postgres://nobody@127.0.0.1:1/none', () => undefined)).toBe(2);
  expect(await auditVerify([], undefined, () => undefined)).toBe(2);
});
