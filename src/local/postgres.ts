import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import pg from 'pg';
import { startGuarded, type Exit, type GuardedProcess } from './guarded-process.js';
import { LocalPartError } from './local-part-error.js';
import { isPortFree, pickFreePort } from './ports.js';
import { postgresAccount, type Account } from './postgres-account.js';
import { installedBinaries, reachableBinaries } from './postgres-binaries.js';
import { openCluster, postgresEnvironment, type Cluster } from './postgres-cluster.js';
import { assertNoServer, liveServer } from './postgres-lock.js';
import { checkRoom } from './room.js';

export { removePostgresData } from './postgres-cluster.js';

const START_MAY_TAKE_MS = 120_000;
const ROOM_TO_START = 64 * 1024 * 1024;

export interface PostgresOptions {
  /** The folder that holds (or will hold) the cluster and its password. */
  dataDir: string;
  /** A free one is picked if not given. */
  port?: number;
  /** False for tests: nothing is synced to disk, so a crash of the machine loses the data. True if not given. */
  durable?: boolean;
  /** For tests: the folder and the data go when the server has ended, even if we were killed. */
  disposable?: boolean;
  /** As root, where to put what the user postgres cannot reach; /var/lib/tally if not given. */
  openFolder?: string;
  /** Gets the server's log, line by line. */
  log?: (line: string) => void;
}

export interface LocalPostgres {
  /** The URL of a database of this server, for its superuser. */
  url(database: string): string;
  /** Creates the database unless it exists, and returns its URL. */
  ensureDatabase(database: string): Promise<string>;
  port: number;
  pid: number;
  /** Where the data really lies (see openCluster). */
  home: string;
  /** Settles when the server has ended, by itself or by stop(); never rejects. */
  exited: Promise<Exit>;
  stop(): Promise<void>;
}

/**
 * Starts the embedded Postgres on 127.0.0.1, creating its data at the first time. It ends when this process does,
 * however that ends. Throws LocalPartError: no binaries for this machine, no room, a port that is taken, a live server
 * on the same folder, a folder that Postgres cannot use.
 */
export async function startPostgres(options: PostgresOptions): Promise<LocalPostgres> {
  const account = postgresAccount();
  const binaries = reachableBinaries(installedBinaries(), account, options.openFolder);
  if (options.port !== undefined && !(await isPortFree(options.port))) {
    throw new LocalPartError(`port ${options.port}, meant for Postgres, is taken by another program`);
  }
  const cluster = await openCluster(options.dataDir, account, binaries, options.openFolder);
  await assertNoServer(cluster.data);
  await checkRoom(cluster.data, ROOM_TO_START);

  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await pickFreePort());
    const result = await startServer(options, cluster, account, binaries, port);
    if ('server' in result) return describe(result.server, cluster, port);
    // Between picking the port and using it another program can take it.
    if (attempt < 5 && options.port === undefined && /could not bind/.test(result.reason)) continue;
    throw refusal(result.reason, cluster);
  }
}

async function startServer(
  options: PostgresOptions,
  cluster: Cluster,
  account: Account,
  binaries: string,
  port: number,
): Promise<{ server: GuardedProcess } | { reason: string }> {
  const complaints: string[] = [];
  let isReady: () => void;
  const ready = new Promise<'ready'>((resolve) => (isReady = () => resolve('ready')));
  const server = await startGuarded(
    {
      command: join(binaries, 'bin/postgres'),
      args: ['-D', cluster.data, '-p', String(port), ...settings(options.durable ?? true)],
      cwd: cluster.home,
      env: postgresEnvironment(),
      ...account,
      stop: [
        ['SIGINT', 20_000],
        ['SIGQUIT', 5_000],
      ],
      removeAfter: options.disposable ? [cluster.home, options.dataDir] : [],
    },
    (line) => {
      options.log?.(line);
      if (/FATAL|PANIC|ERROR|HINT|could not bind/.test(line)) complaints.push(line);
      if (complaints.length > 50) complaints.shift();
      if (line.includes('database system is ready to accept connections')) isReady();
    },
  );
  const giveUp = new AbortController();
  const outcome = await Promise.race([
    ready,
    server.exited.then(() => 'exited' as const),
    sleep(START_MAY_TAKE_MS, 'late' as const, { signal: giveUp.signal, ref: false }),
  ]);
  giveUp.abort();
  if (outcome === 'ready') return { server };
  await server.stop();
  return {
    reason: outcome === 'late' ? `it was not ready after ${START_MAY_TAKE_MS / 1000} s` : complaints.join('\n'),
  };
}

function settings(durable: boolean): string[] {
  const common = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_checkpoints: 'off',
    jit: 'off',
    max_wal_size: '1GB',
  };
  const lasting = { shared_buffers: '128MB', max_connections: '200' };
  const passing = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    wal_level: 'minimal',
    max_wal_senders: '0',
    shared_buffers: '64MB',
    max_connections: '300',
  };
  return Object.entries({ ...common, ...(durable ? lasting : passing) }).flatMap(([key, value]) => [
    '-c',
    `${key}=${value}`,
  ]);
}

function refusal(complaints: string, { data }: Cluster): LocalPartError {
  const owner = /Is another postmaster \(PID (\d+)\)/.exec(complaints)?.[1];
  if (owner !== undefined) return liveServer(Number(owner), data);
  const lines = complaints.split('\n');
  const reason = lines.find((line) => /FATAL|PANIC/.test(line)) ?? lines[0];
  return new LocalPartError(
    `Postgres cannot start on ${data}: ${reason?.replace(/^.*?(FATAL|PANIC|ERROR): +/, '') || 'it gave no reason'}; ` +
      'if its data is damaged, start with --fresh',
  );
}

function describe(server: GuardedProcess, { home, password }: Cluster, port: number): LocalPostgres {
  const url = (database: string) => `postgres://postgres:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
  return {
    url,
    ensureDatabase: async (database) => {
      const client = new pg.Client({ connectionString: url('postgres') });
      await client.connect();
      try {
        await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
      } catch (error) {
        if ((error as { code?: string }).code !== '42P04') throw error;
      } finally {
        await client.end();
      }
      return url(database);
    },
    port,
    pid: server.pid,
    home,
    exited: server.exited,
    stop: () => server.stop(),
  };
}
