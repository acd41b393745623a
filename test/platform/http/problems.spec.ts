// Errors of modules, of the database and of ourselves become problem details; a 5xx shows nothing of the inside.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type RunningApp, startApp } from '../../support/app.js';
import { FrameProbeModule } from './frame-probe.js';
import { ProblemPages } from '../../../src/platform/http/index.js';
import { Database } from '../../../src/platform/database/index.js';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp({ modules: [FrameProbeModule], settings: { DATABASE_POOL: '2' } });
});
afterAll(() => running.stop());

test("a module's error is answered by its kind, with its members", async () => {
  const { status, body } = await running.call('GET', '/v1/probe/conflict');
  expect(status).toBe(409);
  expect(body).toEqual({
    type: '/problems/teapot-is-short',
    title: 'Teapot is short',
    status: 409,
    detail: 'The teapot is short and stout.',
    instance: expect.any(String),
    spoutMm: 12,
  });
});

test('a bug is a bare 500', async () => {
  const { status, body } = await running.call('GET', '/v1/probe/bug');
  expect([status, body.type]).toEqual([500, '/problems/internal-error']);
  expect(JSON.stringify(body)).not.toMatch(/secrets|select|ada@|stack|\.ts/);
});

test.each([
  ['55P03', 503, 'busy', '1'],
  ['57P01', 503, 'temporarily-unavailable', '2'],
  ['53100', 503, 'temporarily-unavailable', '2'],
  ['23505', 500, 'internal-error', null],
  ['22P02', 500, 'internal-error', null],
])('what Postgres tells as %s is %i', async (state, status, code, retryAfter) => {
  const answer = await running.call('GET', `/v1/probe/sql?state=${state}`);
  expect([answer.status, answer.body.type]).toEqual([status, `/problems/${code}`]);
  expect(answer.headers.get('retry-after')).toBe(retryAfter);
  expect(JSON.stringify(answer.body)).not.toMatch(/told|raise/);
});

test('a pool without a free connection is 503 with Retry-After, and serves again afterwards', async () => {
  const database = running.app.get(Database);
  const blockers = [1, 2].map(() => database.read('select pg_sleep(4)'));
  const answer = await running.call('GET', '/v1/probe/slow');
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
  await Promise.all(blockers);
  expect((await running.call('GET', '/v1/probe/slow')).status).toBe(200);
}, 15_000);

test('connections that Postgres cuts give 503 and are replaced', async () => {
  const slow = [1, 2].map(() => running.call('GET', '/v1/probe/slow'));
  await sleep(100);
  // A session of its own: the pool of two is busy with the requests to be cut.
  const client = new pg.Client({ connectionString: running.settings.DATABASE_URL });
  await client.connect();
  await client.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  await client.end();
  for (const answer of await Promise.all(slow)) {
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
  }
  // A connection may be handed out in the instant between its last words and its end; the next one is new.
  await sleep(100);
  expect((await running.call('GET', '/v1/probe/slow')).status).toBe(200);
});

test('the type of a problem leads to what it means', async () => {
  const { body } = await running.call('GET', '/problems/teapot-is-short');
  expect(body).toEqual({
    code: 'teapot-is-short',
    kind: 'conflict',
    status: 409,
    title: 'Teapot is short',
    detail: 'The teapot is short and stout.',
  });
  expect((await running.call('GET', '/problems/nothing-like-that')).status).toBe(404);
  const all = await running.call('GET', '/problems');
  expect(all.body.data.map((type: { code: string }) => type.code)).toContain('busy');
});

test('a page may show a problem in HTML; the API never does', async () => {
  running.app.get(ProblemPages).use(({ code }) => ({ html: `<h1>${code}</h1>`, contentPolicy: "default-src 'none'" }));
  const headers = { accept: 'text/html,application/xhtml+xml' };
  const page = await running.call('GET', '/en/nothing-here', { headers });
  expect([page.status, page.headers.get('content-type'), page.body]).toEqual([
    404,
    'text/html; charset=utf-8',
    '<h1>route-not-found</h1>',
  ]);
  expect((await running.call('GET', '/v1/nothing-here', { headers })).headers.get('content-type')).toMatch(
    /problem\+json/,
  );
});
