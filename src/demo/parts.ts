import { appendFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { pickFreePort, pickFreePorts } from '../local/ports.js';
import { startPostgres } from '../local/postgres.js';
import { startProgram, type RunningProgram, stopAll, type Stoppable } from '../local/processes.js';
import { findRedis } from '../local/redis.js';
import { repositoryRoot } from '../local/repository-root.js';
import { Api } from './api.js';
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

async function startAll({ data, say, ...options }: PartsOptions, started: Stoppable[]): Promise<Parts> {
  const folder = resolve(data);
  mkdirSync(folder, { recursive: true });
  const log = (name: string) => (line: string) => appendFileSync(join(folder, `${name}.log`), `${line}\n`);
  const run = (name: string, script: string, env: NodeJS.ProcessEnv, args: string[] = []) => {
    const write = log(name);
    const path = join(repositoryRoot(), 'dist', script);
    const program = startProgram({
      name,
      script: path,
      args,
      env: { ...process.env, ...env },
      onLine: ({ line }) => write(line),
    });
    started.push(program);
    return program;
  };

  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), log: log('postgres') });
  started.push(postgres);
  const databaseUrl = await postgres.ensureDatabase('tally');
  const redis = await findRedis({ dataDir: join(folder, 'redis'), log: log('redis') });
  if (redis) started.push(redis);
  say(
    redis
      ? `Queue: Redis (${redis.origin === 'REDIS_URL' ? 'REDIS_URL' : 'a server of its own'})`
      : 'Queue: Postgres, since no Redis was found',
  );

  const [sandboxPort, workerPort] = (await pickFreePorts(2)) as [number, number];
  const port = options.port ?? (await pickFreePort());
  const provider = new Api(`http://127.0.0.1:${sandboxPort}`);
  const service = new Api(`http://127.0.0.1:${port}`);
  const secrets = ['--webhook-secret', webhookSecret, '--event-destination-secret', webhookSecret];
  const file = ['--file', join(folder, 'sandbox.ndjson')];
  const sandbox = run('sandbox', 'src/sandbox/main.js', {}, ['--port', String(sandboxPort), ...file, ...secrets]);
  await untilAnswers(provider, '/_sandbox/clock', sandbox, folder);

  const env = environment({ ...options, databaseUrl, redisUrl: redis?.url, port, provider });
  const migration = await run('migrate', 'src/cli/migrate.js', env).exited;
  if (migration.code !== 0) throw new Error(`the database could not be migrated:\n${tail(folder, 'migrate')}`);
  const isNew = await beginTime(databaseUrl, options.beginsMsAgo);
  const programs = [sandbox, run('api', 'src/main.js', { ...env, ROLE: 'api' })];
  await untilAnswers(service, '/health/ready', programs[1] as RunningProgram, folder);
  if (options.withWorker ?? true) {
    const worker = run('worker', 'src/main.js', { ...env, ROLE: 'worker', PORT: String(workerPort) });
    await untilAnswers(new Api(`http://127.0.0.1:${workerPort}`), '/health/ready', worker, folder);
    programs.push(worker);
  }
  await receiveWebhooks(provider, service);

  const ends = programs.map(async (program) => {
    await program.exited;
    throw new Error(`the ${program.name} ended by itself:\n${tail(folder, program.name)}`);
  });
  const broken = Promise.race(ends);
  broken.catch(() => undefined);
  return { service, provider, databaseUrl, environment: env, isNew, broken, stop: () => stopAll(started) };
}

interface Wiring extends Pick<PartsOptions, 'owners' | 'currencies' | 'rate'> {
  readonly databaseUrl: string;
  readonly redisUrl: string | undefined;
  readonly port: number;
  readonly provider: Api;
}

/** The settings of the demo: what a developer would write into .env, pointed at the sandbox. */
const environment = (wiring: Wiring): NodeJS.ProcessEnv => ({
  NODE_ENV: 'development',
  DATABASE_URL: wiring.databaseUrl,
  DATABASE_DIRECT_URL: '',
  REDIS_URL: wiring.redisUrl ?? '',
  PORT: String(wiring.port),
  PUBLIC_URL: `http://localhost:${wiring.port}`,
  BOOTSTRAP_OWNERS: wiring.owners.join(','),
  SETTLEMENT_CURRENCIES: wiring.currencies.join(','),
  STRIPE_API_BASE: wiring.provider.url,
  STRIPE_SECRET_KEY: 'sk_test_tally_demo',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_tally_demo',
  STRIPE_WEBHOOK_SECRETS: webhookSecret,
  STRIPE_RATE: String(wiring.rate),
  SMTP_URL: '',
  LOG_LEVEL: 'info',
});

/** Waits until the part answers; a part that ended instead is named with its last lines. */
async function untilAnswers(part: Api, path: string, program: RunningProgram, folder: string): Promise<void> {
  let ended = false;
  void program.exited.then(() => (ended = true));
  for (let tries = 0; tries < 600; tries += 1) {
    if (ended) throw new Error(`the ${program.name} did not start:\n${tail(folder, program.name)}`);
    const ready = await part.get(path).then(() => true, () => false); // prettier-ignore
    if (ready) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`the ${program.name} did not answer within a minute; see ${join(folder, `${program.name}.log`)}`);
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

const tail = (folder: string, name: string): string =>
  readFileSync(join(folder, `${name}.log`), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(-8)
    .join('\n');

/** Removes what the demo keeps beside the database. */
export function forgetFiles(data: string): void {
  for (const name of [
    'sandbox.ndjson',
    'api.log',
    'worker.log',
    'sandbox.log',
    'postgres.log',
    'migrate.log',
    'redis',
    'redis.log',
  ]) {
    rmSync(join(data, name), { recursive: true, force: true });
  }
}
