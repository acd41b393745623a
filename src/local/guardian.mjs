/**
 * Owns one server (Postgres, Redis) on behalf of a launcher that may die at any moment, even by kill -9.
 *
 * The launcher starts this program with a pipe as standard input, writes one line of JSON (see GuardedProgram in
 * guarded-process.ts) and keeps the pipe open. When the pipe ends, for whatever reason, the server is stopped: each of
 * `stop` is a signal and the milliseconds to wait for it; SIGKILL comes last. Then the folders of `removeAfter` go.
 * Answers are lines of JSON on standard output: {started}, {failed}, {line}, {exited}.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';

let program;
let child;
let stopping = false;

process.stdout.on('error', () => {});
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, stop);

createInterface({ input: process.stdin })
  .once('line', (line) => start(JSON.parse(line)))
  .once('close', stop);

function tell(message) {
  process.stdout.write(JSON.stringify(message) + '\n');
}

function start(specification) {
  program = specification;
  const { command, args, cwd, env, uid, gid } = program;
  child = spawn(command, args, { cwd, env, uid, gid, stdio: ['ignore', 'pipe', 'pipe'] });
  child.once('spawn', () => tell({ started: child.pid }));
  child.once('error', (error) => {
    if (child.pid !== undefined) return;
    tell({ failed: error.message });
    leave();
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => tell({ line }));
  }
  child.once('close', (code, signal) => {
    tell({ exited: { code, signal } });
    leave();
  });
  if (stopping) escalate();
}

function stop() {
  if (stopping) return;
  stopping = true;
  if (program === undefined) process.exit(0);
  escalate();
}

async function escalate() {
  for (const [signal, milliseconds] of program.stop) {
    child.kill(signal);
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
  }
  child.kill('SIGKILL');
}

function leave() {
  for (const folder of program.removeAfter) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.exit(0);
}
