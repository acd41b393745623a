import { randomBytes } from 'node:crypto';
import { accessSync, constants, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { startGuarded, type Exit, type GuardedProcess } from './guarded-process.js';
import { LocalPartError } from './local-part-error.js';
import { pickFreePort } from './ports.js';
import { pingRedis } from './redis-ping.js';
import { checkRoom } from './room.js';

const START_MAY_TAKE_MS = 30_000;
const ROOM_TO_START = 32 * 1024 * 1024;

export interface RedisOptions {
  /** Where a server that we start keeps its file. */
  dataDir: string;
  /** For tests: the folder goes when the server has ended, even if we were killed. */
  disposable?: boolean;
  /** Gets the log of a server that we started, line by line. */
  log?: (line: string) => void;
}

export interface LocalRedis {
  url: string;
  origin: 'REDIS_URL' | 'started';
  /** Of a server that we started. */
  pid?: number;
  /** Settles when a server that we started has ended; stays pending for one that is not ours. */
  exited: Promise<Exit>;
  /** Stops a server that we started; leaves any other alone. */
  stop(): Promise<void>;
}

/**
 * The Redis to use: REDIS_URL if it is set, else a server of our own if redis-server or valkey-server is on PATH, else
 * undefined. Throws LocalPartError when REDIS_URL does not answer or the server does not start.
 */
export async function findRedis(options: RedisOptions): Promise<LocalRedis | undefined> {
  const given = process.env.REDIS_URL;
  if (given) {
    await pingRedis(given);
    return { url: given, origin: 'REDIS_URL', exited: new Promise(() => undefined), stop: () => Promise.resolve() };
  }
  const program = redisProgram();
  return program === undefined ? undefined : startRedis(program, options);
}

/** The path of redis-server or valkey-server, if this machine has one. */
export const redisProgram = (): string | undefined => onPath('redis-server') ?? onPath('valkey-server');

async function startRedis(program: string, options: RedisOptions): Promise<LocalRedis> {
  await checkRoom(options.dataDir, ROOM_TO_START);
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const password = randomBytes(24).toString('base64url');
  const port = await pickFreePort();
  // The password goes through a file: other users of the machine can read the arguments of a program.
  const configuration = join(options.dataDir, 'redis.conf');
  writeFileSync(configuration, `requirepass ${password}\n`, { mode: 0o600 });

  const lines: string[] = [];
  let isReady: () => void;
  const ready = new Promise<void>((resolve) => (isReady = resolve));
  const server = await startGuarded(
    {
      command: program,
      args: [configuration, ...settings(port, options.dataDir)],
      cwd: options.dataDir,
      env: { PATH: process.env.PATH ?? '', LANG: 'C' },
      stop: [['SIGTERM', 10_000]],
      removeAfter: options.disposable ? [options.dataDir] : [],
    },
    (line) => {
      options.log?.(line);
      lines.push(line);
      if (lines.length > 20) lines.shift();
      if (/ready to accept connections/i.test(line)) isReady();
    },
  );
  await untilReady(server, ready, lines);
  const url = `redis://:${password}@127.0.0.1:${port}`;
  return { url, origin: 'started', pid: server.pid, exited: server.exited, stop: () => server.stop() };
}

function settings(port: number, folder: string): string[] {
  const listening = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
  const keeping = ['--appendonly', 'yes', '--appendfsync', 'everysec', '--save', ''];
  return [...listening, ...keeping, '--maxmemory-policy', 'noeviction', '--daemonize', 'no'];
}

async function untilReady(server: GuardedProcess, ready: Promise<void>, lines: string[]): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const outcome = await Promise.race([
    ready.then(() => 'ready' as const),
    server.exited.then(() => 'ended' as const),
    new Promise<'late'>((resolve) => (timer = setTimeout(resolve, START_MAY_TAKE_MS, 'late'))),
  ]);
  clearTimeout(timer);
  if (outcome === 'ready') return;
  await server.stop();
  const reason = outcome === 'late' ? `it was not ready after ${START_MAY_TAKE_MS / 1000} s` : lines.at(-1);
  throw new LocalPartError(`Redis cannot start: ${reason ?? 'it gave no reason'}`);
}

function onPath(name: string): string | undefined {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return join(folder, name);
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}
