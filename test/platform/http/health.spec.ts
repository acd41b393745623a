// A process says truly whether it lives, whether it can serve, and what it measures; a worker says nothing else.
import pg from 'pg';
import { HealthChecks, NotYet } from '../../../src/platform/http/index.js';
import { Metrics } from '../../../src/platform/metrics.js';
import { type RunningApp, startApp } from '../../support/app.js';
import { createTestDatabase } from '../../support/cluster.js';
import { FrameProbeModule } from './frame-probe.js';

describe('an api', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp({ modules: [FrameProbeModule] });
  });
  afterAll(() => running.stop());

  test('lives and is ready', async () => {
    expect((await running.call('GET', '/health/live')).body).toEqual({ status: 'ok' });
    const ready = await running.call('GET', '/health/ready');
    expect(ready.status).toBe(200);
    expect(ready.body.checks).toMatchObject({ postgres: 'ok', migrations: 'ok' });
    expect(ready.headers.get('cache-control')).toBe('no-store');
  });

  test('a check that fails, or hangs, makes it not ready and is named, without the inside of its error', async () => {
    const health = running.app.get(HealthChecks);
    let outcome: () => Promise<void> = () => Promise.resolve();
    health.register('probe', () => outcome());
    const check = async () => (await running.call('GET', '/health/ready')).body.checks?.probe;
    expect(await check()).toBe('ok');
    outcome = () => Promise.reject(new NotYet('the kettle is cold'));
    expect(await check()).toBe('the kettle is cold');
    outcome = () => Promise.reject(new Error('password authentication failed for user tally'));
    expect(await check()).toBe('unreachable');
    outcome = () => new Promise(() => {});
    const hung = await running.call('GET', '/health/ready');
    expect([hung.status, hung.headers.get('retry-after'), hung.body.type]).toEqual([503, '1', '/problems/not-ready']);
    expect(hung.body.checks.probe).toBe('no answer within 1000 ms');
    outcome = () => Promise.resolve();
  });

  test('requests are measured by route, not by address, and modules add figures of their own', async () => {
    const metrics = running.app.get(Metrics);
    metrics.counter('tally_probe_total', 'Counted by a test.', ['kind']).inc({ kind: 'x' }, 3);
    metrics.gauge('tally_probe_depth', 'Asked at each scrape.', { read: () => Promise.resolve(42) });
    metrics.gauge('tally_probe_broken', 'Cannot be read.', { read: () => Promise.reject(new Error('down')) });
    await running.call('GET', '/v1/probe/by-id/0197e2a4-7b1c-7c3e-9d2f-3a4b5c6d7e8f');
    await running.call('GET', '/v1/probe/by-id/1');
    await running.call('GET', '/v1/nothing/at/all');
    const { body, headers } = await running.call('GET', '/metrics');
    expect(headers.get('content-type')).toMatch(/^text\/plain/);
    expect(body).toContain('tally_http_request_seconds_count{method="GET",route="/v1/probe/by-id/:id",status="200"} 1');
    expect(body).toContain('tally_http_request_seconds_count{method="GET",route="/v1/probe/by-id/:id",status="400"} 1');
    expect(body).toContain('route="none",status="404"} 1');
    expect(body).not.toContain('nothing/at/all');
    expect(body).toContain('tally_probe_total{kind="x"} 3');
    expect(body).toContain('tally_probe_depth 42');
    expect(body).toContain('process_cpu_user_seconds_total');
  });
});

test('a database that lacks a migration is not ready, and the migration is named', async () => {
  const database = await createTestDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('delete from migrations where timestamp = (select max(timestamp) from migrations)');
  await client.end();
  const running = await startApp({ databaseUrl: database.url });
  try {
    const { status, body } = await running.call('GET', '/health/ready');
    expect(status).toBe(503);
    expect(body.checks.migrations).toMatch(/^1 not run, the first is \d+-[\w-]+\.ts$/);
    expect((await running.call('GET', '/health/live')).status).toBe(200);
  } finally {
    await running.stop();
    await database.drop();
  }
});

test('a worker answers for its health and figures only', async () => {
  const running = await startApp({ settings: { ROLE: 'worker' }, modules: [FrameProbeModule] });
  try {
    for (const path of ['/health/live', '/health/ready', '/metrics']) {
      expect((await running.call('GET', path)).status).toBe(200);
    }
    for (const path of ['/v1/probe/caller', '/openapi.json', '/api/docs', '/problems']) {
      expect((await running.call('GET', path)).body.type).toBe('/problems/route-not-found');
    }
    const body = { amount: { amount: 1, currency: 'EUR' } };
    expect((await running.call('POST', '/v1/probe', { body })).status).toBe(404);
  } finally {
    await running.stop();
  }
});
