/**
 * Guarantee: the embedded Postgres keeps its data over restarts, gets over a killed predecessor, and tells everything
 * that keeps it from starting in one clear line.
 */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { LocalPartError } from '../../src/local/local-part-error.js';
import { removePostgresData, startPostgres, type LocalPostgres } from '../../src/local/postgres.js';

const folder = mkdtempSync(join(tmpdir(), 'tally-postgres-'));
// The user postgres must get through: a closed folder is what postgres-as-root.spec.ts is about.
chmodSync(folder, 0o755);
const dataDir = join(folder, 'one');
const data = join(dataDir, 'cluster/data');
const start = () => startPostgres({ dataDir, durable: false });

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function ask(postgres: LocalPostgres, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: await postgres.ensureDatabase('app') });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('data survives a restart, and the password is for us alone', async () => {
  const first = await startPostgres({ dataDir });
  await ask(first, 'CREATE TABLE kept AS SELECT 42 AS answer');
  const settings = await ask(first, `SELECT current_setting('fsync') AS sync, inet_server_addr() AS at`);
  expect(settings).toEqual([{ sync: 'on', at: '127.0.0.1' }]);
  await first.stop();
  expect(statSync(join(dataDir, 'cluster/password')).mode & 0o777).toBe(0o600);

  const second = await start();
  await expect(ask(second, 'SELECT answer FROM kept')).resolves.toEqual([{ answer: 42 }]);
  const stranger = new pg.Client({ connectionString: second.url('app').replace(/:[^:@]+@/, ':guess@') });
  await expect(stranger.connect()).rejects.toMatchObject({ code: '28P01' });
  await second.stop();
});

test('a second start on the same folder is refused, naming the pid and the folder', async () => {
  const first = await start();
  const refusal = `a Postgres server (pid ${first.pid}) is already running on ${realpathSync(data)}`;
  await expect(start()).rejects.toThrow(refusal);
  await expect(removePostgresData(dataDir)).rejects.toThrow(refusal);
  await first.stop();
});

test('a server that was killed is got over', async () => {
  const first = await start();
  process.kill(first.pid, 'SIGKILL');
  await first.exited;
  const second = await start();
  await expect(ask(second, 'SELECT answer FROM kept')).resolves.toEqual([{ answer: 42 }]);
  await second.stop();
});

test('the pid file of a dead server is no obstacle when its number now belongs to another program', async () => {
  // The user postgres may signal only its own processes, so as root the other program must be one of them.
  const { uid, gid } = statSync(data);
  const stranger = spawn('sleep', ['60'], { uid, gid, stdio: 'ignore' });
  writeFileSync(join(data, 'postmaster.pid'), `${stranger.pid}\n${data}\n1700000000\n5432\n\n127.0.0.1\n`);
  const postgres = await start();
  await postgres.stop();
  stranger.kill();
});

test('a port that is taken is told', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await expect(startPostgres({ dataDir, port })).rejects.toThrow(
    `port ${port}, meant for Postgres, is taken by another program`,
  );
  await new Promise((resolve) => server.close(resolve));
});

describe('a folder that Postgres cannot use is told in one line', () => {
  test.each([
    ['damaged', () => truncateSync(join(data, 'global/pg_control'), 100), /cannot start on .*; if its data is damaged/],
    [
      'of another version',
      () => writeFileSync(join(data, 'PG_VERSION'), '17\n'),
      /was made by Postgres 17 and this is 18/,
    ],
    ['without its password', () => rmSync(join(dataDir, 'cluster/password')), /password is missing/],
    ['not a cluster', () => rmSync(data, { recursive: true }), /is not a Postgres data folder/],
    ['a file', () => (rmSync(dataDir, { recursive: true }), writeFileSync(dataDir, '')), /cannot be used/],
  ])('%s', async (state, damage, message) => {
    await removePostgresData(dataDir);
    if (state !== 'a file') await (await start()).stop();
    mkdirSync(dataDir, { recursive: true });
    damage();
    const refusal = (await start().catch((error: unknown) => error)) as Error;
    expect(refusal).toBeInstanceOf(LocalPartError);
    expect(refusal.message).toMatch(message);
    expect(refusal.message).not.toContain('\n');
  });
});
