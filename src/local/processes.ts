import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { type Exit } from './guarded-process.js';
import { repositoryRoot } from './repository-root.js';

const STOP_MAY_TAKE_MS = 15_000;

export interface ProgramOptions {
  /** How the program is called in what it says, such as `api`. */
  name: string;
  /** The absolute path of its compiled script. */
  script: string;
  args?: string[];
  /** Its whole environment; ours if not given. */
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** False where starting fast matters more than stacks that name our sources. True if not given. */
  sourceMaps?: boolean;
  /** Milliseconds between SIGTERM and SIGKILL; 15,000 if not given. */
  stopMayTakeMs?: number;
  /** Gets every line that it writes. */
  onLine: (said: ProgramLine) => void;
}

export interface ProgramLine {
  program: string;
  stream: 'stdout' | 'stderr';
  line: string;
}

export interface RunningProgram {
  name: string;
  pid: number | undefined;
  /** Settles when the program has ended and all its lines were handed over; never rejects. */
  exited: Promise<Exit>;
  /** SIGTERM, then SIGKILL; resolves when it has ended. */
  stop(): Promise<void>;
}

/** What can be stopped: a program, a Postgres, a Redis. */
export interface Stoppable {
  stop(): Promise<void>;
}

/**
 * Starts one of our Node programs. It ends when this process does, even by kill -9 (see leave-with-launcher.mjs), and
 * does not see the terminal's Ctrl-C: whoever started it stops it, in the right order.
 */
export function startProgram(options: ProgramOptions): RunningProgram {
  const { name, script, args = [], onLine } = options;
  const preload = pathToFileURL(join(repositoryRoot(), 'src/local/leave-with-launcher.mjs')).href;
  const maps = (options.sourceMaps ?? true) ? ['--enable-source-maps'] : [];
  const child = spawn(process.execPath, ['--import', preload, ...maps, script, ...args], {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  });
  for (const stream of ['stdout', 'stderr'] as const) {
    const input = child[stream];
    if (input) createInterface({ input }).on('line', (line) => onLine({ program: name, stream, line }));
  }
  const exited = new Promise<Exit>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
    child.once('error', (error) => {
      onLine({ program: name, stream: 'stderr', line: error.message });
      if (child.pid === undefined) resolve({ code: 1, signal: null });
    });
  });
  return {
    name,
    pid: child.pid,
    exited,
    stop: async () => {
      child.kill('SIGTERM');
      const patience = setTimeout(() => child.kill('SIGKILL'), options.stopMayTakeMs ?? STOP_MAY_TAKE_MS);
      await exited;
      clearTimeout(patience);
    },
  };
}

/** Stops the parts one after the other, the last started first; a part that cannot be stopped does not hold up the rest. */
export async function stopAll(parts: Stoppable[]): Promise<void> {
  const failures: unknown[] = [];
  for (const part of [...parts].reverse()) {
    await part.stop().catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw new AggregateError(failures, 'some local parts could not be stopped');
}

/** Resolves at the first Ctrl-C, SIGTERM or hang-up; the second one ends this process at once, and its parts with it. */
export function untilSignalled(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let isSecond = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (isSecond) process.exit(130);
        isSecond = true;
        resolve(signal);
      });
    }
  });
}
