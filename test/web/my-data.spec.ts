// Guarantee: a member gets everything that is kept about them, also what they did as a guest, and nothing of anybody else,
// no secret and no card number; and no table that refers to a person is forgotten.
import { exportSections, leftOut } from '../../src/web/my-data/export-sections.js';
import { Forms } from '../support/forms.js';
import { aMember, type TestPerson } from '../support/people.js';
import { SettlementScene, type TestPledge } from '../settlement/scene.js';

let scene: SettlementScene;
let member: TestPerson;
let pledge: TestPledge;
beforeAll(async () => {
  scene = await SettlementScene.open();
  const campaign = await scene.campaign();
  const email = 'ada@export.example';
  pledge = await scene.pledge(campaign, { email, tip: 150 });
  await scene.pledge(campaign, { email: 'grace@export.example' });
  await scene.idle();
  member = await aMember(scene.running, { email });
  await scene.ok('POST', '/v1/recipients', { token: member.token, body: { legalName: 'Ada & Co', country: 'BE' } });
  await scene.running.call('POST', '/v1/password-resets', { body: { email } });
  await scene.idle();
}, 180_000);
afterAll(async () => {
  await scene.invariants();
  await scene.stop();
}, 180_000);

it('has every column that refers to a person, or says why not', async () => {
  const found = await scene.sql<{ name: string }>(
    `select t.relname || '.' || a.attname as name from pg_constraint c join pg_class t on t.oid = c.conrelid
     join pg_attribute a on a.attrelid = t.oid and a.attnum = any(c.conkey)
     where c.contype = 'f' and c.confrelid = 'users'::regclass
     union
     select table_name || '.' || column_name from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema = 'public' and table_type = 'BASE TABLE' and (
       column_name in ('actor_id', 'address') or column_name like '%email' or (data_type = 'uuid' and column_name like '%\\_by'))
     order by name`,
  );
  const known = new Set([...exportSections.flatMap(({ covers }) => covers), ...Object.keys(leftOut)]);
  // Of the account itself; of a worker, which is no person.
  const others = ['users.email', 'outbox.leased_by'];
  expect(found.map(({ name }) => name).filter((name) => !known.has(name) && !others.includes(name))).toEqual([]);
});

it('is one document with the account, the pledge of the guest before, its consent, letters and steps', async () => {
  const { status, headers, body } = await scene.running.call('GET', '/v1/me/export', { token: member.token });
  expect([status, headers.get('cache-control'), body.format]).toEqual([200, 'no-store', 'tally-export-1']);
  expect(body.account.map(({ kind }: { kind: string }) => kind).sort()).toEqual(['guest', 'member']);
  expect(body.pledges).toEqual([
    expect.objectContaining({ id: pledge.id, state: 'active', amount: 2_500, tip: 150, cardLast4: '4242' }),
  ]);
  expect(body.pledges[0].consents[0].sentence).toContain('I pledge');
  expect(body.pledges[0].history.map(({ to }: { to: string }) => to)).toEqual(['pending', 'active']);
  expect(body.recipient).toMatchObject([{ legalName: 'Ada & Co' }]);
  const kinds: string[] = body.letters.map(({ kind }: { kind: string }) => kind);
  // The mail that confirms an address is not written when its link was used before.
  expect(kinds.filter((kind) => kind !== 'verifyEmail')).toEqual(['pledgeMade', 'pledgeActive', 'resetPassword']);
  // A letter whose link sets a password is named and not shown.
  expect(body.letters.at(-1)).toMatchObject({ kind: 'resetPassword', body: null });
  expect(body.sessions).toHaveLength(1);
});

it('has nothing of anybody else, no secret and no card number', async () => {
  const { body } = await scene.running.call('GET', '/v1/me/export', { token: member.token });
  const whole = JSON.stringify(body);
  for (const secret of [
    'grace@export',
    'argon2',
    'token_hash',
    '4242424242424242',
    'passwordHash',
    'reset-password?token',
  ]) {
    expect([secret, whole.includes(secret)]).toEqual([secret, false]);
  }
  expect(whole).not.toMatch(/verify-email\?token/);
});

it('is had by a button of the account’s page, and by nobody without a session', async () => {
  const mine = new Forms(scene.running, member.token);
  expect((await mine.get('/fr/my/account')).text).toContain('action="/fr/my/account/export"');
  const { status, headers, text } = await mine.post('/fr/my/account/export');
  expect([status, headers.get('content-disposition')]).toEqual([200, 'attachment; filename="tally-export.json"']);
  expect(JSON.parse(text).account).toHaveLength(2);
  expect((await scene.running.call('GET', '/v1/me/export')).status).toBe(401);
  expect((await scene.running.call('GET', '/v1/me/export', { headers: { authorization: pledge.link } })).status).toBe(
    403,
  );
});
