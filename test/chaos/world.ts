import { appendFileSync, chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Api } from '../../src/demo/api.js';
import { environment } from '../../src/demo/environment.js';
import { ownerAddresses } from '../../src/demo/town.js';
import { webhookSecret } from '../../src/demo/webhooks.js';
import { pickFreePorts } from '../../src/local/ports.js';
import { removePostgresData } from '../../src/local/postgres.js';
import { startProgram, stopAll, type RunningProgram, type Stoppable } from '../../src/local/processes.js';
import { repositoryRoot } from '../../src/local/repository-root.js';
import { cpuMs } from '../bench/processes.js';
import { Mortal } from './mortal.js';
import { MortalPostgres } from './mortal-postgres.js';
import { MortalRedis } from './mortal-redis.js';
import { PatientApi } from './patient-api.js';
import { SmallDisk } from './small-disk.js';
import { Wire } from './wire.js';

export interface WorldOptions {
  /** Provider calls a second and endpoint. */
  readonly rate: number;
  /** A module of test/chaos/mutants that breaks api and workers on purpose. */
  readonly mutant: string | undefined;
  readonly seed: number;
}

/** Everything there is to break, each a process of its own: Postgres, Redis, provider, an api, two workers; and cables. */
export interface World {
  readonly folder: string;
  readonly databaseUrl: string;
  readonly service: PatientApi;
  readonly provider: Api;
  readonly postgres: MortalPostgres;
  /** Undefined where there is no redis-server: the queue is then in Postgres. */
  readonly redis: MortalRedis | undefined;
  /** Undefined where we may not mount one. */
  readonly disk: SmallDisk | undefined;
  /** What the workers reach Postgres and the provider by. */
  readonly wires: Readonly<Record<'postgres' | 'provider', Wire>>;
  readonly fleet: Readonly<Record<'api' | 'worker 1' | 'worker 2', Mortal>>;
  /** Runs one of our programs with the service's settings; answers its exit code. */
  run(name: string, script: string): Promise<number | null>;
  /** CPU seconds that each part has used so far. */
  cpu(): Record<string, number>;
  /** Stops everything and removes what it wrote, the logs only if nobody wants to read them. */
  close(keepLogs: boolean): Promise<void>;
}

export async function openWorld(options: WorldOptions): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'tally-chaos-'));
  // The user postgres must be able to pass.
  chmodSync(folder, 0o755);
  const disk = SmallDisk.mount(join(folder, 'postgres'));
  const started: Stoppable[] = [];
  const close = async (keepLogs: boolean): Promise<void> => {
    await stopAll(started);
    await removePostgresData(join(folder, 'postgres'));
    disk?.unmount();
    if (!keepLogs) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    return { ...(await build(folder, options, started)), disk, close };
  } catch (error) {
    await close(true);
    throw error;
  }
}

async function build(
  folder: string,
  options: WorldOptions,
  started: Stoppable[],
): Promise<Omit<World, 'disk' | 'close'>> {
  const kept = <T extends Stoppable>(part: T): T => {
    started.push(part);
    return part;
  };
  const logTo = (name: string) => (line: string) => appendFileSync(join(folder, `${name}.log`), `${line}\n`);
  const program = (name: string, script: string, env: NodeJS.ProcessEnv, args: string[] = []): RunningProgram =>
    startProgram({
      name,
      script: join(repositoryRoot(), 'dist', script),
      args,
      env: { ...process.env, ...env },
      onLine: ({ line }) => logTo(name)(line),
    });

  const postgres = kept(await MortalPostgres.start(join(folder, 'postgres'), logTo('postgres')));
  const databaseUrl = await postgres.ensureDatabase('tally');
  const redis = await MortalRedis.start(join(folder, 'redis'), logTo('redis'));
  if (redis) kept(redis);
  const [sandboxPort, apiPort] = (await pickFreePorts(2)) as [number, number];
  const secrets = ['--webhook-secret', webhookSecret, '--event-destination-secret', webhookSecret];
  const sandbox = kept(program('sandbox', 'src/sandbox/main.js', {}, ['--port', String(sandboxPort), ...secrets]));
  const provider = new Api(`http://127.0.0.1:${sandboxPort}`);
  const service = new PatientApi(`http://127.0.0.1:${apiPort}`, '10.1.2.3');
  const wires = { postgres: kept(await Wire.to(postgres.port)), provider: kept(await Wire.to(sandboxPort)) };
  const filesDir = join(folder, 'files');
  const wiring = {
    owners: ownerAddresses,
    currencies: ['EUR'],
    databaseUrl,
    redisUrl: redis?.url,
    port: apiPort,
    filesDir,
  };
  const direct = {
    ...environment({ ...wiring, rate: options.rate, provider }),
    LOG_LEVEL: 'warn',
    STRIPE_TIMEOUT_MS: '3000',
  };
  const fleet = buildFleet(folder, options, direct, {
    DATABASE_URL: atPort(databaseUrl, wires.postgres.port),
    STRIPE_API_BASE: `http://127.0.0.1:${wires.provider.port}`,
  });
  const run = async (name: string, script: string) => (await program(name, script, direct).exited).code;
  if ((await run('migrate', 'src/cli/migrate.js')) !== 0)
    throw new Error(`the database could not be migrated; see ${folder}`);
  for (const mortal of Object.values(fleet)) {
    kept(mortal);
    mortal.start();
  }
  await untilReady(service, provider, folder);
  const cpu = () => cpuSeconds({ postgres, fleet, sandbox });
  return { folder, databaseUrl, service, provider, postgres, redis, wires, fleet, run, cpu };
}

/** The api is wired directly, since people see what it says; the workers by cables, and with clocks that are wrong. */
function buildFleet(
  folder: string,
  { mutant, seed }: WorldOptions,
  direct: NodeJS.ProcessEnv,
  byWire: NodeJS.ProcessEnv,
): World['fleet'] {
  const mutants = mutant === undefined ? [] : [`mutants/${mutant}`];
  const skews = [0, 600_000, 0, -600_000];
  const worker = (name: string, place: number) =>
    new Mortal({
      name,
      folder,
      preloads: () => ['skewed-clock', ...mutants],
      environment: (life) => ({
        ...direct,
        ...byWire,
        ROLE: 'worker',
        PORT: '0',
        CHAOS_CLOCK_SKEW_MS: String(skews[(seed + place + life) % skews.length]),
      }),
    });
  return {
    api: new Mortal({ name: 'api', folder, preloads: () => mutants, environment: () => ({ ...direct, ROLE: 'api' }) }),
    'worker 1': worker('worker 1', 0),
    'worker 2': worker('worker 2', 1),
  };
}

function atPort(url: string, port: number): string {
  const moved = new URL(url);
  moved.port = String(port);
  return moved.href;
}

async function untilReady(service: Api, provider: Api, folder: string): Promise<void> {
  const answers = (part: Api, path: string) => fetch(new URL(path, part.url)).then(({ ok }) => ok, () => false); // prettier-ignore
  for (const deadline = Date.now() + 120_000; Date.now() < deadline; await sleep(100)) {
    if ((await answers(provider, '/_sandbox/clock')) && (await answers(service, '/health/ready'))) return;
  }
  throw new Error(`the service was not ready within two minutes; see ${folder}`);
}

function cpuSeconds({ postgres, fleet, sandbox }: Pick<World, 'postgres' | 'fleet'> & { sandbox: RunningProgram }) {
  const own = process.cpuUsage();
  const milliseconds = {
    api: fleet.api.cpu,
    workers: fleet['worker 1'].cpu + fleet['worker 2'].cpu,
    postgres: postgres.cpu,
    sandbox: sandbox.pid === undefined ? 0 : cpuMs(sandbox.pid),
    harness: (own.user + own.system) / 1000,
  };
  return Object.fromEntries(Object.entries(milliseconds).map(([part, ms]) => [part, Math.round(ms / 100) / 10]));
}
