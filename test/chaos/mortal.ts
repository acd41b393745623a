import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { startProgram, type RunningProgram } from '../../src/local/processes.js';
import { repositoryRoot } from '../../src/local/repository-root.js';
import { cpuMs } from '../bench/processes.js';

const restMs = 100;

interface MortalOptions {
  readonly name: string;
  readonly folder: string;
  /** Modules of test/chaos that are loaded before the program, such as a mutant. */
  preloads(life: number): readonly string[];
  environment(life: number): NodeJS.ProcessEnv;
}

/** An api or a worker that dies without warning, and is started again whatever it died of, as under a supervisor. */
export class Mortal {
  private running: RunningProgram | undefined;
  private supervised = false;
  private life = 0;
  private spentMs = 0;

  constructor(private readonly options: MortalOptions) {}

  get name(): string {
    return this.options.name;
  }

  get lives(): number {
    return this.life;
  }

  start(): void {
    this.supervised = true;
    this.live();
  }

  /** kill -9. */
  kill(): void {
    this.signal('SIGKILL');
  }

  /** The polite way: it has time to end what it has begun. */
  ask(): void {
    this.signal('SIGTERM');
  }

  async stop(): Promise<void> {
    this.supervised = false;
    this.account();
    await this.running?.stop();
  }

  /** CPU time of all its lives, in milliseconds. */
  get cpu(): number {
    return this.spentMs + (this.running?.pid === undefined ? 0 : cpuMs(this.running.pid));
  }

  private signal(signal: NodeJS.Signals): void {
    this.account();
    if (this.running?.pid === undefined) return;
    try {
      process.kill(this.running.pid, signal);
    } catch {
      // It has just ended by itself.
    }
  }

  private live(): void {
    const { name, folder } = this.options;
    const life = (this.life += 1);
    const preloads = this.options
      .preloads(life)
      .map((path) => pathToFileURL(join(repositoryRoot(), `dist/test/chaos/${path}.js`)).href);
    const program = startProgram({
      name,
      script: join(repositoryRoot(), 'dist/src/main.js'),
      // Two hundred starts: without the maps each costs a seventh less.
      sourceMaps: false,
      env: {
        ...process.env,
        ...this.options.environment(life),
        ...(preloads.length > 0 && { NODE_OPTIONS: preloads.map((url) => `--import ${url}`).join(' ') }),
      },
      onLine: ({ line }) => appendFileSync(join(folder, `${name.replace(' ', '-')}.log`), `${line}\n`),
    });
    this.running = program;
    void program.exited.then(async () => {
      await sleep(restMs);
      if (this.supervised && this.running === program) this.live();
    });
  }

  private account(): void {
    if (this.running?.pid !== undefined) this.spentMs += cpuMs(this.running.pid);
  }
}
