import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { pickFreePort } from '../../src/local/ports.js';
import { startProgram, type RunningProgram } from '../../src/local/processes.js';
import { repositoryRoot } from '../../src/local/repository-root.js';

export interface Contestant {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
  /** From start to the first 200: wall and CPU milliseconds are read by the caller. */
  readonly startedInMs: number;
  stop(): Promise<void>;
}

/** Starts a server program and waits for its first 200. */
export async function startContestant(
  name: string,
  script: string,
  environment: Readonly<Record<string, string>>,
): Promise<Contestant> {
  const port = await pickFreePort();
  const lines: string[] = [];
  const began = performance.now();
  const program = startProgram({
    name,
    script: join(repositoryRoot(), 'dist', script),
    env: { ...process.env, ...environment, PORT: String(port) },
    onLine: ({ line }) => lines.push(line),
  });
  const url = `http://127.0.0.1:${port}`;
  await untilReady(`${url}/health/ready`, program, lines);
  return { name, url, pid: program.pid ?? 0, startedInMs: performance.now() - began, stop: () => program.stop() };
}

async function untilReady(url: string, program: RunningProgram, lines: readonly string[]): Promise<void> {
  let ended = false;
  void program.exited.then(() => (ended = true));
  for (let tries = 0; tries < 3000 && !ended; tries += 1) {
    const ready = await fetch(url).then((answer) => answer.ok, () => false); // prettier-ignore
    if (ready) return;
    await sleep(10);
  }
  throw new Error(`${program.name} did not start:\n${lines.slice(-5).join('\n')}`);
}

export const serviceEnvironment = (databaseUrl: string, role: string): Record<string, string> => ({
  NODE_ENV: 'development',
  ROLE: role,
  DATABASE_URL: databaseUrl,
  DATABASE_DIRECT_URL: '',
  REDIS_URL: '',
  LOG_LEVEL: 'error',
  STRIPE_API_BASE: 'http://127.0.0.1:9',
});
