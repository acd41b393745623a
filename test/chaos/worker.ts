import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { startProgram, type RunningProgram } from '../../src/local/processes.js';
import { repositoryRoot } from '../../src/local/repository-root.js';

/** A worker that dies without warning and is started again, as under a supervisor. */
export class MortalWorker {
  private running: RunningProgram | undefined;

  constructor(
    private readonly environment: NodeJS.ProcessEnv,
    private readonly data: string,
    /** A module of test/chaos/mutants that breaks the worker on purpose. */
    private readonly mutant: string | undefined,
  ) {}

  start(): void {
    const script = join(repositoryRoot(), 'dist/src/main.js');
    const preload =
      this.mutant && pathToFileURL(join(repositoryRoot(), `dist/test/chaos/mutants/${this.mutant}.js`)).href;
    this.running = startProgram({
      name: 'worker',
      script,
      env: {
        ...process.env,
        ...this.environment,
        ROLE: 'worker',
        PORT: '0',
        ...(preload && { NODE_OPTIONS: `--import ${preload}` }),
      },
      onLine: ({ line }) => appendFileSync(join(this.data, 'worker.log'), `${line}\n`),
    });
  }

  /** kill -9, and a new one a moment later. */
  async die(afterMs: number): Promise<void> {
    await sleep(afterMs);
    if (this.running?.pid) process.kill(this.running.pid, 'SIGKILL');
    await this.running?.exited;
    this.start();
  }

  async stop(): Promise<void> {
    await this.running?.stop();
  }
}
