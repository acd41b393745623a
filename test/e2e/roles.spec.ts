// Guarantee: an api process takes every request and runs no job, a worker runs every job and answers nobody but health and
// metrics; both, told to stop in the middle of their work, end it or leave it whole to the next, and nobody pays twice.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { repositoryRoot } from '../../src/local/repository-root.js';
import { type RunningProgram, startProgram } from '../../src/local/processes.js';
import { dataSourceOptions, rows } from '../../src/platform/database/index.js';
import { type Answer, type Call, callOf } from '../support/app.js';
import { aLiveCampaign, type LiveCampaign } from '../support/campaigns.js';
import { createTestDatabase, type TestDatabase } from '../support/cluster.js';
import { expectInvariants } from '../support/invariants.js';
import { TestSandbox } from '../support/sandbox.js';
import { moveClock, waitUntilIdle } from '../support/time.js';
import { until } from '../support/until.js';

interface RoleProcess {
  readonly program: RunningProgram;
  readonly url: string;
  readonly call: Call;
  /** What it wrote. */
  readonly lines: readonly string[];
}

const hour = 3_600_000;
/** The outbox is swept every five seconds: whoever runs jobs would have begun by then. */
const longerThanTheSweeperMs = 6_000;

let database: TestDatabase;
let db: DataSource;
let sandbox: TestSandbox;
let api: RoleProcess;
const started: RunningProgram[] = [];

beforeAll(async () => {
  if (!existsSync(join(repositoryRoot(), 'dist/src/main.js'))) throw new Error('dist/ is not there: `npm run build`');
  database = await createTestDatabase();
  db = new DataSource({ ...dataSourceOptions(database.url, 4), entities: [], migrations: [] });
  [sandbox] = await Promise.all([TestSandbox.start(), db.initialize()]);
  api = await start('api');
  await sandbox.connect(api.url);
}, 60_000);

afterAll(async () => {
  await Promise.all(started.map((program) => program.stop()));
  await expectInvariants(database.url);
  await db.destroy();
  await sandbox.close();
  await database.drop();
}, 60_000);

async function start(role: 'api' | 'worker'): Promise<RoleProcess> {
  const lines: string[] = [];
  const program = startProgram({
    name: role,
    script: join(repositoryRoot(), 'dist/src/main.js'),
    env: {
      ...process.env,
      ...{ NODE_ENV: 'test', NODE_OPTIONS: '', ROLE: role, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'warn' },
      ...{ DATABASE_URL: database.url, DATABASE_DIRECT_URL: '', REDIS_URL: '', ...sandbox.settings },
    },
    onLine: ({ line }) => lines.push(line),
  });
  started.push(program);
  let ended = false;
  void program.exited.then(() => (ended = true));
  const ready = () => lines.find((line) => line.includes('"message":"ready"'));
  await until(() => ended || ready() !== undefined, 60_000);
  const line = ready();
  if (line === undefined) throw new Error(`the ${role} did not start:\n${lines.join('\n')}`);
  const { url } = JSON.parse(line) as { url: string };
  return { program, url, call: callOf(url), lines };
}

/** SIGTERM, as a supervisor sends it; answers how the process ended. */
async function terminate({ program }: RoleProcess) {
  if (program.pid === undefined) throw new Error(`The ${program.name} does not run`);
  process.kill(program.pid, 'SIGTERM');
  return program.exited;
}

let guests = 0;

async function pledge({ id, currency }: LiveCampaign): Promise<Answer> {
  const { body: consent } = await api.call('GET', `/v1/campaigns/${id}/consent?amount=2500&locale=en`);
  return api.call('POST', `/v1/campaigns/${id}/pledges`, {
    body: {
      amount: { amount: 2_500, currency },
      consent: { version: consent.version, sentence: consent.sentence },
      guest: { email: `guest-${(guests += 1)}@example.org`, displayName: 'Guest' },
    },
  });
}

/** A guest pledges and saves a card; answers the pledge's id. */
async function backer(campaign: LiveCampaign): Promise<string> {
  const { status, body } = await pledge(campaign);
  expect(status).toBe(201);
  const headers = { authorization: `Link ${body.link}` };
  const page = await api.call('POST', `/v1/pledges/${body.id}/setup`, { headers, body: {} });
  await sandbox.browser.saveCard(page.body.clientSecret, 'pm_card_visa');
  return body.id as string;
}

const statesOf = async (ids: readonly string[]) =>
  (await rows<{ state: string }>(db, 'select state from pledges where id = any($1::uuid[])', [ids])).map(
    ({ state }) => state,
  );

async function outbox() {
  const [row] = await rows<{ done: number; open: number }>(
    db,
    `select count(*) filter (where done_at is not null)::integer as done,
            count(*) filter (where done_at is null)::integer as open from outbox`,
  );
  return row ?? { done: 0, open: 0 };
}

const chargesPerPayment = async () => (await sandbox.payments()).map(({ succeeded_charges }) => succeeded_charges);

it('the api alone takes pledges and webhooks, and runs none of the work that they make', async () => {
  const campaign = await aLiveCampaign(db, { target: 2_500n });
  const ids = [await backer(campaign), await backer(campaign)];
  await until(async () => {
    const [events] = await rows<{ count: number }>(db, 'select count(*)::integer as count from provider_events');
    return (events?.count ?? 0) >= 2;
  });
  await moveClock({ url: api.url, sandboxUrl: sandbox.url }, new Date(campaign.deadline.getTime() + hour));
  await sleep(longerThanTheSweeperMs);
  expect(await statesOf(ids)).toEqual(['pending', 'pending']);
  expect(await outbox()).toEqual({ done: 0, open: expect.any(Number) });
  expect(await sandbox.requests(/payment_intents/)).toEqual([]);

  const worker = await start('worker');
  await waitUntilIdle({ url: api.url, sandboxUrl: sandbox.url }, 60_000);
  // The cards were saved in time, so the pledges count, however late their webhooks were read.
  expect(await statesOf(ids)).toEqual(['collected', 'collected']);
  expect(await chargesPerPayment()).toEqual([1, 1]);
  const charges = /^tally_settlement_charges_total\{.*\} [1-9]/m;
  expect((await worker.call('GET', '/metrics')).body).toMatch(charges);
  expect((await api.call('GET', '/metrics')).body).not.toMatch(charges);
  expect(await terminate(worker)).toEqual({ code: 0, signal: null });
}, 120_000);

it('a worker answers for its health and its figures, and to nothing else', async () => {
  const worker = await start('worker');
  for (const path of ['/health/live', '/health/ready', '/metrics']) {
    expect([path, (await worker.call('GET', path)).status]).toEqual([path, 200]);
  }
  const { body } = await api.call('GET', '/openapi.json');
  const open = ['/health/live', '/health/ready', '/metrics'];
  const operations = Object.entries(body.paths as Record<string, object>)
    .filter(([path]) => !open.includes(path))
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => [method.toUpperCase(), path] as const));
  expect(operations.filter(([method, path]) => method === 'POST' && /pledges/.test(path)).length).toBeGreaterThan(5);
  for (const [method, path] of [...operations, ['GET', '/openapi.json'], ['GET', '/api/docs']] as const) {
    const address = path.replace(/\{\w+\}/g, '0193b0c8-7a1e-7000-8000-000000000000');
    const answer = await worker.call(method, address, method === 'GET' ? {} : { body: {} });
    expect([method, path, answer.status, answer.body.type]).toEqual([method, path, 404, '/problems/route-not-found']);
  }
  expect(await terminate(worker)).toEqual({ code: 0, signal: null });
}, 60_000);

it('SIGTERM while cards are being charged: what was begun is ended, the rest is the next worker’s', async () => {
  const worker = await start('worker');
  const campaign = await aLiveCampaign(db, { target: 2_500n });
  const ids = await Promise.all(Array.from({ length: 20 }, () => backer(campaign)));
  await until(async () => (await statesOf(ids)).every((state) => state === 'active'), 30_000);
  const before = (await chargesPerPayment()).length;
  await sandbox.faults({ kind: 'latency', ms: 500, match: { path: '/confirm$' } });
  await moveClock({ url: api.url, sandboxUrl: sandbox.url }, new Date(campaign.deadline.getTime() + hour));
  await until(async () => (await chargesPerPayment()).length > before, 30_000);
  expect(await terminate(worker)).toEqual({ code: 0, signal: null });
  expect(worker.lines.filter((line) => /"level":"(error|fatal)"/.test(line))).toEqual([]);

  await sandbox.faults();
  const next = await start('worker');
  await waitUntilIdle({ url: api.url, sandboxUrl: sandbox.url }, 60_000);
  expect([...new Set(await statesOf(ids))]).toEqual(['collected']);
  const charges = await chargesPerPayment();
  expect(charges).toEqual(charges.map(() => 1));
  expect(charges).toHaveLength(before + ids.length);
  expect(await terminate(next)).toEqual({ code: 0, signal: null });
}, 120_000);

it('SIGTERM while people pledge: who was heard is answered, and who was answered has a pledge', async () => {
  const campaign = await aLiveCampaign(db, { target: 2_500n });
  const held = db.createQueryRunner();
  await held.startTransaction();
  await held.query('lock table pledges in exclusive mode');
  const asked = Array.from({ length: 20 }, () => pledge(campaign).catch(() => undefined));
  await until(async () => {
    const [row] = await rows<{ count: number }>(db, 'select count(*)::integer as count from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())'); // prettier-ignore
    return (row?.count ?? 0) > 0;
  });
  const end = terminate(api);
  await until(() => api.lines.some((line) => line.includes('"message":"stopping"')));
  await held.commitTransaction();
  await held.release();
  expect(await end).toEqual({ code: 0, signal: null });
  const answers = (await Promise.all(asked)).filter((answer) => answer !== undefined);
  const made = answers.filter(({ status }) => status === 201).map(({ body }) => body.id as string);
  expect(made.length).toBeGreaterThan(0);
  const sql = 'select id from pledges where campaign_id = $1 order by id';
  expect((await rows<{ id: string }>(db, sql, [campaign.id])).map(({ id }) => id)).toEqual(made.sort());
  expect(api.lines.filter((line) => /"level":"(error|fatal)"/.test(line))).toEqual([]);
}, 60_000);
