import { mkdirSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { startGuarded, type GuardedProcess } from '../../src/local/guarded-process.js';
import { pickFreePort } from '../../src/local/ports.js';
import { redisProgram } from '../../src/local/redis.js';

interface Place {
  readonly program: string;
  readonly folder: string;
  readonly port: number;
  readonly log: (line: string) => void;
}

/** A Redis of our own that forgets everything, or is not there. */
export class MortalRedis {
  private constructor(
    private readonly place: Place,
    private server: GuardedProcess,
  ) {}

  /** Undefined on a machine without redis-server; the queue is then in Postgres. */
  static async start(folder: string, log: (line: string) => void): Promise<MortalRedis | undefined> {
    const program = redisProgram();
    if (program === undefined) return undefined;
    const place = { program, folder, port: await pickFreePort(), log };
    return new MortalRedis(place, await serve(place));
  }

  get url(): string {
    return `redis://127.0.0.1:${this.place.port}`;
  }

  async lose(how: 'emptied' | 'killed without its file' | 'absent', absentMs: number): Promise<void> {
    if (how === 'emptied') return this.empty();
    process.kill(this.server.pid, 'SIGKILL');
    await this.server.exited;
    rmSync(this.place.folder, { recursive: true, force: true });
    if (how === 'absent') await sleep(absentMs);
    this.server = await serve(this.place);
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  private async empty(): Promise<void> {
    const redis = new Redis(this.url, { lazyConnect: true, maxRetriesPerRequest: 1 });
    redis.on('error', () => undefined);
    try {
      await redis.flushall();
    } finally {
      redis.disconnect();
    }
  }
}

async function serve({ program, folder, port, log }: Place): Promise<GuardedProcess> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let isReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => (isReady = resolve));
  const server = await startGuarded(
    {
      command: program,
      args: ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes', '--save', ''],
      cwd: folder,
      env: { PATH: process.env['PATH'] ?? '', LANG: 'C' },
      stop: [['SIGTERM', 5_000]],
      removeAfter: [],
    },
    (line) => {
      log(line);
      if (/ready to accept connections/i.test(line)) isReady();
    },
  );
  const isUp = await Promise.race([ready.then(() => true), server.exited.then(() => false)]);
  if (!isUp) throw new Error(`Redis did not start on port ${port}`);
  return server;
}
