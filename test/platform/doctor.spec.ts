// Guarantee: `npm run doctor` names what is missing before live keys work, each with how to mend it, and says so of
// nothing that is there; an area that does not answer keeps none of the others from being looked at.
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runDoctor } from '../../src/cli/doctor.js';
import { type Finding } from '../../src/cli/doctor/finding.js';
import { eventsWanted } from '../../src/payments/index.js';
import { openDatabase, type OpenDatabase } from '../support/database.js';
import { TestSandbox } from '../support/sandbox.js';

const address = 'http://127.0.0.1:1';
let open: OpenDatabase;
let sandbox: TestSandbox;
let environment: NodeJS.ProcessEnv;

beforeAll(async () => {
  [open, sandbox] = await Promise.all([openDatabase(2), TestSandbox.start()]);
  environment = {
    ...sandbox.settings,
    DATABASE_URL: open.url,
    PUBLIC_URL: address,
    OPERATOR_NAME: 'Common Purse',
    MAIL_FROM: 'Tally <hello@purse.example>',
    TRUSTED_PROXIES: 'loopback',
  };
});
afterAll(() => Promise.all([open.stop(), sandbox.close()]));

async function found(changes: NodeJS.ProcessEnv = {}) {
  const said: string[] = [];
  const code = await runDoctor(['--json'], { ...environment, ...changes }, (line) => said.push(line));
  const { ready, findings } = JSON.parse(said.join('\n')) as { ready: boolean; findings: Finding[] };
  const of = (area: string, state: Finding['state']) =>
    findings.filter((one) => one.area === area && one.state === state).map(({ says }) => says);
  return { code, ready, findings, of };
}

it('finds a migrated database sound, and says which people are lacking', async () => {
  const { code, ready, of, findings } = await found();
  expect(code).toBe(1);
  expect(ready).toBe(false);
  expect(of('database', 'missing')).toEqual([]);
  expect(of('database', 'ok')).toContain('the schema is the one of this version');
  expect(of('people', 'missing')).toHaveLength(3);
  expect(findings.filter(({ state, mend }) => state !== 'ok' && !mend)).toEqual([]);

  await open.dataSource.query(`with people as (
      insert into users (kind, email, display_name, locale, created_at)
      select 'member', 'o' || n || '@a.example', 'O', 'en', tally_now() from generate_series(1, 2) n
      returning id)
    insert into role_grants (user_id, role, proposed_at, approved_at) select id, 'owner', tally_now(), tally_now() from people`);
  expect((await found()).of('people', 'missing').map((says) => says.slice(0, 24))).toEqual([
    '0 with the role finance,',
    '0 with the role moderato',
  ]);
});

it('names a migration that has not run, and a clock that was moved', async () => {
  const [last] = await open.dataSource.query(
    `delete from migrations where timestamp = (select max(timestamp) from migrations) returning timestamp, name`,
  );
  expect((await found()).of('database', 'missing')).toEqual([expect.stringMatching(/^1 migrations have not run/)]);
  await open.dataSource.query('insert into migrations (timestamp, name) values ($1, $2)', [
    last[0].timestamp,
    last[0].name,
  ]);
  await open.dataSource.query(`update business_clock set offset_ms = 86400000`);
  expect((await found()).of('database', 'missing')).toEqual(['its business clock was moved for development']);
  await open.dataSource.query(`update business_clock set offset_ms = 0`);
});

it('follows the webhooks to our address, type by type', async () => {
  expect((await found()).of('payments', 'missing')).toEqual([
    expect.stringContaining('test key'),
    expect.stringContaining('events of your account: none of them'),
    expect.stringContaining('events of connected accounts: none of them'),
    expect.stringContaining('thin events: none of them'),
  ]);
  await sandbox.connect(address);
  const whole = await found();
  expect(whole.of('payments', 'missing')).toEqual([expect.stringContaining('test key')]);
  expect(whole.of('payments', 'ok')).toContain('accounts of recipients can be made');

  const url = `${address}/v1/webhooks/stripe`;
  const { data } = await sandbox.stripe.webhookEndpoints.list();
  for (const { id } of data) await sandbox.stripe.webhookEndpoints.del(id);
  const events = [
    ...eventsWanted.account.filter((type) => type !== 'charge.dispute.created'),
    ...eventsWanted.connected,
  ];
  for (const connect of [false, true])
    await sandbox.stripe.webhookEndpoints.create({ url, connect, enabled_events: events });
  expect((await found()).of('payments', 'missing')).toEqual([
    expect.stringContaining('test key'),
    `events of your account: not charge.dispute.created come to ${url}`,
  ]);
});

it('names a balance that is paid out by itself, and a currency that is not held', async () => {
  await sandbox.stripe.balanceSettings.update({ payments: { payouts: { schedule: { interval: 'daily' } } } });
  const { of } = await found({ SETTLEMENT_CURRENCIES: 'EUR,SEK' });
  expect(of('payments', 'missing')).toContainEqual(expect.stringMatching(/^Stripe pays the balance out by itself/));
  expect(of('payments', 'missing')).toContainEqual(expect.stringMatching(/^it holds no balance in .*SEK/));
  await sandbox.stripe.balanceSettings.update({ payments: { payouts: { schedule: { interval: 'manual' } } } });
});

it('lists every setting that production refuses, and the defaults of the demonstration', async () => {
  const { of } = await found({ OPERATOR_NAME: '', MAIL_FROM: '' });
  const said = of('settings', 'missing').join('\n');
  for (const setting of ['APP_SECRET', 'SMTP_URL', 'REDIS_URL', 'PUBLIC_URL', 'OPERATOR_NAME', 'MAIL_FROM'])
    expect(said).toContain(setting);
});

it('writes a file into the folder of pictures and leaves nothing behind, or says why it cannot', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tally-doctor-'));
  try {
    expect((await found({ FILES_DIR: folder })).of('files', 'ok')).toEqual([`${folder} can be written`]);
    expect(readdirSync(folder)).toEqual([]);
    const fresh = join(folder, 'a', 'b');
    expect((await found({ FILES_DIR: fresh })).of('files', 'missing')).toEqual([]);
    expect(existsSync(join(folder, 'a'))).toBe(false);
    // A file in the way, since whoever runs tests as root may write everywhere.
    writeFileSync(join(folder, 'file'), '');
    const { of, findings } = await found({ FILES_DIR: join(folder, 'file') });
    expect(of('files', 'missing')).toEqual([expect.stringContaining('cannot be written: E')]);
    expect(findings.find(({ area }) => area === 'files')?.mend).toContain('FILES_DIR');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('goes on when an area does not answer', async () => {
  const { of } = await found({
    STRIPE_API_BASE: address,
    REDIS_URL: 'redis://127.0.0.1:1',
    SMTP_URL: 'smtp://127.0.0.1:1',
  });
  for (const area of ['payments', 'redis', 'mail', 'address'])
    expect(of(area, 'missing')).toEqual([expect.stringMatching(/^could not be looked at: ./)]);
  expect(of('database', 'missing')).toEqual([]);
});

it('says in words what it says in JSON, and how it is called', async () => {
  const said: string[] = [];
  expect(await runDoctor([], environment, (line) => said.push(line))).toBe(1);
  expect(said.join('\n')).toMatch(/^MISSING payments the key is a test key.*\n +→ STRIPE_SECRET_KEY=sk_live_…$/m);
  expect(said.at(-1)).toMatch(/^\d+ missing\.$/);
  expect(await runDoctor(['--fix'], environment, (line) => said.push(line))).toBe(2);
  expect(said.at(-1)).toMatch(/^npm run doctor \[-- --json\]/);
});
