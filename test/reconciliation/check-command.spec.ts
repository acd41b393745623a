// Guarantee: `npm run check` tells a person and a program the same, with an exit code that tells apart a sound database,
// a violated one, and one that could not be checked.
import { runCheck } from '../../src/cli/check.js';
import { openDatabase, type OpenDatabase } from '../support/database.js';

let open: OpenDatabase;
beforeAll(async () => {
  open = await openDatabase(2);
});
afterAll(() => open.stop());

async function run(...args: string[]): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  return { code: await runCheck(args, open.url, (line) => said.push(line)), said: said.join('\n') };
}

it('finds an empty database sound', async () => {
  const { code, said } = await run();
  expect(code).toBe(0);
  expect(said).toMatch(/^ok {3} 1\. Every ledger transaction has postings/);
  expect(said).toContain('audit chain: unbroken, 0 entries');
});

it('names a violation, in words and in JSON', async () => {
  await open.dataSource.query(
    `insert into ledger_transactions (reference, currency, at) values ('seed', 'EUR', tally_now())`,
  );
  const { code, said } = await run();
  expect(code).toBe(1);
  expect(said).toMatch(/^FAIL {2}1\. .*\n +1 violations: seed$/m);
  const answer = await run('--json');
  expect(answer.code).toBe(1);
  const { invariants, audit } = JSON.parse(answer.said);
  expect(invariants).toHaveLength(16);
  expect(invariants[0]).toEqual({
    number: 1,
    view: 'check_01_balanced',
    sentence: expect.stringContaining('Every ledger transaction'),
    violations: 1,
    offenders: ['seed'],
  });
  expect(audit).toEqual({ ok: true, entries: 0 });
});

it('says why a database could not be checked', async () => {
  const said: string[] = [];
  const say = (line: string) => said.push(line);
  expect(await runCheck([], 'postgres://nobody@127.0.0.1:1/none', say)).toBe(2);
  expect(await runCheck([], undefined, say)).toBe(2);
  expect(await runCheck(['--fix'], open.url, say)).toBe(2);
  expect(said[0]).toMatch(/^The database could not be checked: /);
  expect(said[1]).toMatch(/^DATABASE_URL: /);
  expect(said[2]).toMatch(/^npm run check \[-- --json\]/);
});
