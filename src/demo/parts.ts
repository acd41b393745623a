import { randomInt } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Exit } from '../local/guarded-process.js';
import { LocalPartError } from '../local/local-part-error.js';
import { pickFreePort, pickFreePorts } from '../local/ports.js';
import { startPostgres } from '../local/postgres.js';
import { startProgram, type RunningProgram, stopAll, type Stoppable } from '../local/processes.js';
import { findRedis } from '../local/redis.js';
import { repositoryRoot } from '../local/repository-root.js';
import { Api } from './api.js';
import { environment } from './environment.js';
import { Logs } from './logs.js';
import { receiveWebhooks, webhookSecret } from './webhooks.js';

export interface PartsOptions {
  readonly data: string;
  /** Where the api listens; a free port when undefined. */
  readonly port: number | undefined;
  /** Addresses that become the first two owners. */
  readonly owners: readonly string[];
  readonly currencies: readonly string[];
  /** Provider calls a second. */
  readonly rate: number;
  /** False where somebody else starts the workers, with `Parts.environment`. True if not given. */
  readonly withWorker?: boolean;
  /** For a database made just now: how far back business time begins, in milliseconds. */
  readonly beginsMsAgo: number;
  readonly say: (line: string) => void;
  /** Breaks the start off: what was started is stopped, and the start rejects. */
  readonly signal?: AbortSignal;
}

export interface Parts {
  readonly service: Api;
  readonly provider: Api;
  readonly databaseUrl: string;
  /** The settings that api and worker run with. */
  readonly environment: NodeJS.ProcessEnv;
  /** Whether the database was made by this start. */
  readonly isNew: boolean;
  /** Rejects when one of the parts ends by itself, naming it. */
  readonly broken: Promise<never>;
  stop(): Promise<void>;
}

/** Postgres, Redis or not, the sandbox, api and worker: everything that the demo runs on, each a process of its own. */
export async function startParts(options: PartsOptions): Promise<Parts> {
  const started: Stoppable[] = [];
  try {
    return await startAll(options, started);
  } catch (error) {
    await stopAll(started);
    throw error;
  }
}

async function startAll({ data, say, signal, ...options }: PartsOptions, started: Stoppable[]): Promise<Parts> {
  const folder = resolve(data);
  mkdirSync(folder, { recursive: true });
  const logs = new Logs(folder);
  const run = (name: string, script: string, env: NodeJS.ProcessEnv, args: string[] = []) => {
    signal?.throwIfAborted();
    const path = join(repositoryRoot(), 'dist', script);
    const onLine = logs.of(name);
    const program = startProgram({
      name,
      script: path,
      args,
      env: { ...process.env, ...env },
      onLine: ({ line }) => onLine(line),
    });
    started.push(program);
    return program;
  };
  const untilReady = (part: Api, path: string, program: RunningProgram) =>
    untilAnswers(part, path, program, logs, signal);

  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), log: logs.of('postgres') });
  started.push(postgres);
  const databaseUrl = await postgres.ensureDatabase('tally');
  signal?.throwIfAborted();
  const redis = await findRedis({ dataDir: join(folder, 'redis'), log: logs.of('redis') });
  if (redis) started.push(redis);
  say(`Queue: ${redis ? `Redis (${redis.origin === 'REDIS_URL' ? 'REDIS_URL' : 'a server of its own'})` : 'Postgres, since no Redis was found'}`); // prettier-ignore

  const [sandboxPort, workerPort] = (await pickFreePorts(2)) as [number, number];
  const port = options.port ?? (await pickFreePort());
  const provider = new Api(`http://127.0.0.1:${sandboxPort}`);
  const service = new Api(`http://127.0.0.1:${port}`, networkOfTown());
  const secrets = ['--webhook-secret', webhookSecret, '--event-destination-secret', webhookSecret];
  const file = ['--file', join(folder, 'sandbox.ndjson')];
  const sandbox = run('sandbox', 'src/sandbox/main.js', {}, ['--port', String(sandboxPort), ...file, ...secrets]);
  const env = environment({
    ...options,
    databaseUrl,
    filesDir: join(folder, 'files'),
    redisUrl: redis?.url,
    port,
    provider,
  });
  const { code } = await run('migrate', 'src/cli/migrate.js', env).exited;
  signal?.throwIfAborted();
  if (code !== 0) throw new LocalPartError(`the database could not be migrated:\n${logs.tail('migrate')}`);
  const isNew = await beginTime(databaseUrl, options.beginsMsAgo);

  const api = run('api', 'src/main.js', { ...env, ROLE: 'api' });
  const programs = [sandbox, api];
  const ready = [untilReady(provider, '/_sandbox/clock', sandbox), untilReady(service, '/health/ready', api)];
  if (options.withWorker ?? true) {
    const worker = run('worker', 'src/main.js', { ...env, ROLE: 'worker', PORT: String(workerPort) });
    programs.push(worker);
    ready.push(untilReady(new Api(`http://127.0.0.1:${workerPort}`), '/health/ready', worker));
  }
  await Promise.all(ready);
  await receiveWebhooks(provider, service);
  const broken = firstEnd([...programs, { name: 'postgres', ...postgres }, ...(redis ? [{ name: 'redis', ...redis }] : [])], logs); // prettier-ignore
  return { service, provider, databaseUrl, environment: env, isNew, broken, stop: () => stopAll(started) };
}

/** Rejects with the name and the last lines of the part that ends first, or when the logs cannot be written any more. */
function firstEnd(parts: readonly { name: string; exited: Promise<Exit> }[], logs: Logs): Promise<never> {
  const ends = parts.map(async ({ name, exited }) => {
    const { code, signal } = await exited;
    throw new LocalPartError(`the ${name} ended by itself (${signal ?? code}); its last lines:\n${logs.tail(name)}`);
  });
  const broken = Promise.race([...ends, logs.unwritable]);
  broken.catch(() => undefined);
  return broken;
}

/** One of 10.0.0.0/8 for each start, so that what one start registers does not count against the next. */
const networkOfTown = (): string => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;

/** Waits until the part answers; a part that ended instead is named with its last lines. */
async function untilAnswers(
  part: Api,
  path: string,
  program: RunningProgram,
  logs: Logs,
  signal: AbortSignal | undefined,
): Promise<void> {
  let ended = false;
  void program.exited.then(() => (ended = true));
  for (const deadline = Date.now() + 120_000; Date.now() < deadline; await sleep(100)) {
    signal?.throwIfAborted();
    if (ended) throw new LocalPartError(`the ${program.name} did not start:\n${logs.tail(program.name)}`);
    if (await part.get(path).then(() => true, () => false)) return; // prettier-ignore
  }
  throw new LocalPartError(`the ${program.name} did not answer within two minutes:\n${logs.tail(program.name)}`);
}

/** Answers whether nobody has registered yet, and if so puts the start of business time into the past. */
async function beginTime(databaseUrl: string, beginsMsAgo: number): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from users limit 1');
    if (rowCount) return false;
    await client.query('update business_clock set offset_ms = $1', [-beginsMsAgo]);
    return true;
  } finally {
    await client.end();
  }
}
