import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pickFreePort } from '../../src/local/ports.js';
import { startPostgres, type LocalPostgres } from '../../src/local/postgres.js';
import { cpuMs } from '../bench/processes.js';

/** A Postgres that crashes and comes back at the same address, as durable as a real one. */
export class MortalPostgres {
  private spentMs = 0;
  private stopped = false;
  /** One thing at a time: a crash during a restore would be a crash of nothing. */
  private busy: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly options: { readonly dataDir: string; readonly port: number; readonly log: (line: string) => void },
    private server: LocalPostgres,
  ) {
    this.watch();
  }

  static async start(dataDir: string, log: (line: string) => void): Promise<MortalPostgres> {
    const options = { dataDir, port: await pickFreePort(), log };
    return new MortalPostgres(options, await startPostgres(options));
  }

  get port(): number {
    return this.options.port;
  }

  get cpu(): number {
    return this.spentMs + cpuMs(this.server.pid);
  }

  ensureDatabase(name: string): Promise<string> {
    return this.server.ensureDatabase(name);
  }

  /** `kill -9` hits the server and every session at once; `immediate` is Postgres' own way of not cleaning up. */
  crash(how: 'kill -9' | 'immediate'): Promise<void> {
    return this.alone(async () => {
      this.account();
      const { pid } = this.server;
      if (how === 'immediate') process.kill(pid, 'SIGQUIT');
      else for (const victim of [pid, ...childrenOf(pid)]) killQuietly(victim);
      await this.server.exited;
      await this.comeBack();
    });
  }

  /** Stopped, copied, started; and after a while of work that nobody will remember, the copy takes its place. */
  restore(runsOnMs: number): Promise<void> {
    return this.alone(async () => {
      const data = join(this.server.home, 'data');
      await this.halt();
      execFileSync('cp', ['-a', data, `${data}.copy`]);
      await this.comeBack();
      await sleep(runsOnMs);
      await this.halt();
      rmSync(data, { recursive: true, force: true });
      renameSync(`${data}.copy`, data);
      await this.comeBack();
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.busy.catch(() => undefined);
    this.account();
    await this.server.stop();
  }

  private alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.busy.catch(() => undefined).then(work);
    this.busy = turn;
    return turn;
  }

  private async halt(): Promise<void> {
    this.account();
    await this.server.stop();
  }

  /** It may take a second until the last session of the old server has noticed and let go of the memory they share. */
  private async comeBack(): Promise<void> {
    for (let tries = 1; !this.stopped; tries += 1) {
      try {
        this.server = await startPostgres(this.options);
        this.watch();
        return;
      } catch (error) {
        if (tries === 50) throw error;
        await sleep(200);
      }
    }
  }

  /** A full disk can end it by its own hand: then it is started again, as by a supervisor. */
  private watch(): void {
    const { server } = this;
    void server.exited.then(async () => {
      await sleep(500);
      const isOurs = this.server === server;
      if (isOurs && !this.stopped) await this.alone(async () => (this.server === server ? this.comeBack() : undefined));
    });
  }

  private account(): void {
    this.spentMs += cpuMs(this.server.pid);
  }
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === parent)
    .map(Number);
}

function parentOf(pid: string): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended with its parent.
  }
}
