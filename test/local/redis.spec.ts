/**
 * Guarantee: REDIS_URL is used if it is set and told in one line (without its password) if it does not answer; else a
 * server of our own is started if the machine has one.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pickFreePort } from '../../src/local/ports.js';
import { pingRedis } from '../../src/local/redis-ping.js';
import { findRedis } from '../../src/local/redis.js';
import { describeWithRedis } from '../support/with-redis.js';

const dataDir = mkdtempSync(join(tmpdir(), 'tally-redis-'));
const given = process.env.REDIS_URL;
const servers: Server[] = [];

afterEach(() => {
  if (given === undefined) delete process.env.REDIS_URL;
  else process.env.REDIS_URL = given;
});
afterAll(() => {
  for (const server of servers) server.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** A server that gives one answer to whatever it is sent. */
async function answering(answer: string): Promise<string> {
  const server = createServer((socket) => socket.once('data', () => socket.write(answer)));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `redis://:secret@127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('REDIS_URL comes first, and is left running', async () => {
  process.env.REDIS_URL = await answering('+OK\r\n+PONG\r\n');
  const redis = await findRedis({ dataDir });
  expect(redis).toMatchObject({ url: process.env.REDIS_URL, origin: 'REDIS_URL' });
  await redis?.stop();
  await expect(pingRedis(process.env.REDIS_URL)).resolves.toBeUndefined();
});

test('a REDIS_URL that nobody answers, that refuses or that is none is told without its password', async () => {
  const closed = `redis://:secret@127.0.0.1:${await pickFreePort()}`;
  const refusing = await answering('-WRONGPASS invalid username-password pair\r\n');
  await expect(pingRedis(closed)).rejects.toThrow(/^REDIS_URL \(127.0.0.1:\d+\) does not answer: .*ECONNREFUSED/);
  await expect(pingRedis(refusing)).rejects.toThrow(/^REDIS_URL \(127.0.0.1:\d+\) refuses us: WRONGPASS [^:]*$/);
  await expect(pingRedis(await answering(''), 100)).rejects.toThrow('nothing came in 100 ms');
  await expect(pingRedis('localhost:6379')).rejects.toThrow('is not an address');
});

test('a machine without a server has no Redis', async () => {
  const path = process.env.PATH;
  delete process.env.REDIS_URL;
  process.env.PATH = dataDir;
  try {
    await expect(findRedis({ dataDir })).resolves.toBeUndefined();
  } finally {
    process.env.PATH = path;
  }
});

describeWithRedis('a server of our own', () => {
  test('starts with a password, and stop() ends it', async () => {
    delete process.env.REDIS_URL;
    const redis = await findRedis({ dataDir });
    // A machine that only has a REDIS_URL, as some build machines do, has no program to start.
    if (redis === undefined) return;
    await expect(pingRedis(redis.url)).resolves.toBeUndefined();
    await expect(pingRedis(redis.url.replace(/:[^:@]+@/, ':guess@'))).rejects.toThrow('refuses us');
    await redis.stop();
    await expect(pingRedis(redis.url)).rejects.toThrow('does not answer');
  });
});
