import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Readable, type Writable } from 'node:stream';
import { LocalPartError } from './local-part-error.js';
import { repositoryRoot } from './repository-root.js';

/** A server that must never outlive the process that started it. */
export interface GuardedProgram {
  command: string;
  args: string[];
  cwd: string;
  env: Record<string, string>;
  /** The account to run it as, when we are root. */
  uid?: number | undefined;
  gid?: number | undefined;
  /** Signals in the order they are sent, each with the milliseconds to wait after it; SIGKILL comes last. */
  stop: [NodeJS.Signals, number][];
  /** Folders that are removed once it has ended. */
  removeAfter: string[];
}

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface GuardedProcess {
  pid: number;
  /** Settles when the server has ended, by itself or by us; never rejects. */
  exited: Promise<Exit>;
  /** Stops it and resolves when it has ended. */
  stop(): Promise<void>;
}

interface GuardianMessage {
  started?: number;
  failed?: string;
  line?: string;
  exited?: Exit;
}

interface Answers {
  started: [pid: number];
  failed: [reason: string];
  exited: [exit: Exit];
}

/** Starts the program under a guardian process; throws LocalPartError when it cannot be executed. */
export async function startGuarded(program: GuardedProgram, onLine: (line: string) => void): Promise<GuardedProcess> {
  const guardian = spawnGuardian(program);
  const gone = new Promise<Exit>((resolve) => guardian.once('close', (code, signal) => resolve({ code, signal })));
  const answers = new EventEmitter<Answers>();
  createInterface({ input: guardian.stdout }).on('line', (text) => {
    const message = JSON.parse(text) as GuardianMessage;
    if (message.line !== undefined) onLine(message.line);
    if (message.started !== undefined) answers.emit('started', message.started);
    if (message.failed !== undefined) answers.emit('failed', message.failed);
    if (message.exited !== undefined) answers.emit('exited', message.exited);
  });

  const exited = new Promise<Exit>((resolve) => {
    answers.once('exited', resolve);
    void gone.then(resolve);
  });
  const pid = await new Promise<number>((resolve, reject) => {
    const fail = (reason: string) => reject(new LocalPartError(`${program.command} cannot be started: ${reason}`));
    answers.once('started', resolve);
    answers.once('failed', fail);
    guardian.once('error', (error) => fail(error.message));
    void gone.then(({ code, signal }) => fail(`its guardian ended early (${signal ?? code})`));
  });
  // A guardian that was itself killed could not stop its server, so we do.
  void gone.then(({ signal }) => signal !== null && killQuietly(pid));

  return {
    pid,
    exited,
    stop: async () => {
      guardian.stdin.end();
      await gone;
    },
  };
}

function spawnGuardian(program: GuardedProgram): ChildProcessByStdio<Writable, Readable, null> {
  const env = { ...process.env };
  // Options meant for the launcher (jest's, a debugger's) would change or break the guardian.
  delete env.NODE_OPTIONS;
  const guardian = spawn(process.execPath, [join(repositoryRoot(), 'src/local/guardian.mjs'), program.command], {
    // Its own session: a Ctrl-C in the terminal reaches the launcher only, which then stops its parts in order.
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
    cwd: '/',
    env,
  });
  guardian.stdin.on('error', () => undefined);
  guardian.stdin.write(JSON.stringify(program) + '\n');
  return guardian;
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // It ended before us.
  }
}
