// Guarantee: a Redis that is killed without persistence and stays away for a while loses nothing, is spoken of once and
// not each second, and the worker goes on by itself when it is back.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { pickFreePorts } from '../../../src/local/ports.js';
import { defineEvent } from '../../../src/platform/outbox/index.js';
import { createTestDatabase, testRedisUrl } from '../../support/cluster.js';
import { until } from '../../support/until.js';
import { aProcess } from '../a-process.js';

const thingMade = defineEvent<{ n: number }>('thing.made');
const hasServer = testRedisUrl() !== undefined && !process.env['REDIS_URL'];
if (!hasServer) console.warn('No redis-server on this machine: an absent Redis is not tested.');

const servers: ChildProcess[] = [];

afterAll(() => servers.forEach((server) => server.kill('SIGKILL')));

async function startRedis(port: number, dir: string): Promise<ChildProcess> {
  const server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', dir]);
  servers.push(server);
  await new Promise<void>((resolve) => {
    server.stdout.on('data', (text: Buffer) => /ready to accept/i.test(text.toString()) && resolve());
  });
  return server;
}

async function kill(server: ChildProcess): Promise<void> {
  server.kill('SIGKILL');
  await once(server, 'exit');
}

// The server is killed and started again, so a Redis that others use cannot stand in: skipped, and said so, without one.
(hasServer ? it : it.skip)(
  'killed, absent, and back empty',
  async () => {
    const said: string[] = [];
    const note = (message: unknown, context: unknown) => void said.push(`${String(context)} ${String(message)}`);
    Logger.overrideLogger({ log: note, error: note, warn: note });
    const dir = mkdtempSync(join(tmpdir(), 'tally-redis-'));
    const [port] = await pickFreePorts(1);
    let server = await startRedis(port ?? 0, dir);
    const test = await createTestDatabase();
    const worker = await aProcess(test.url, `redis://127.0.0.1:${port}`);
    const seen = new Set<number>();
    worker.consumers.on(thingMade, 'noting', async (payloads) => payloads.forEach(({ n }) => seen.add(n)));
    let rung = 0;
    await worker.database.inTransaction((tx) => tx.query('create table alarms (due_at timestamptz)'));
    worker.dueWork.register({
      name: 'bell',
      dueSql: 'select min(due_at) from alarms',
      run: async () => {
        rung += 1;
        await worker.database.inTransaction((tx) => tx.query('delete from alarms'));
      },
    });
    const emit = (...numbers: number[]) =>
      worker.database.inTransaction((tx) =>
        worker.outbox.emit(
          tx,
          numbers.map((n) => thingMade({ n })),
        ),
      );
    await Promise.all([worker.startEvents(), worker.startDue()]);
    worker.sweeper.start();
    await emit(1);
    await until(() => seen.has(1));

    await kill(server);
    await emit(2, 3);
    await worker.database.inTransaction((tx) => tx.query('insert into alarms values (tally_now())'));
    await sleep(8_000);
    expect(seen.size).toBe(1);
    expect(rung).toBe(0);
    const whileAway = said.filter((line) => line.includes('does not work'));
    expect(whileAway.length).toBeGreaterThan(0);
    // One line for each of queue, relay and tick.
    expect(whileAway.length).toBeLessThanOrEqual(3);

    server = await startRedis(port ?? 0, dir);
    await until(() => seen.size === 3 && rung === 1, 15_000);
    await emit(4);
    await until(() => seen.has(4), 5_000);
    await until(() => said.some((line) => line.includes('works again')));

    await worker.stop();
    await test.drop();
    await kill(server);
    rmSync(dir, { recursive: true, force: true });
  },
  60_000,
);
