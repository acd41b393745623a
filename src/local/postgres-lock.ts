import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LocalPartError } from './local-part-error.js';

const ORPHANS_MAY_TAKE_MS = 10_000;

/**
 * Makes sure that nobody works on the data folder. Throws LocalPartError when a server does; removes the pid file when
 * the process of that number is another program (Postgres would take it for a server and refuse); waits for the
 * children of a server that was killed.
 */
export async function assertNoServer(pgdata: string): Promise<void> {
  const pid = pidOfFile(pgdata);
  if (pid !== undefined && isAlive(pid)) {
    if (isPostgresOf(pid, pgdata)) throw liveServer(pid, pgdata);
    rmSync(join(pgdata, 'postmaster.pid'), { force: true });
  }
  const deadline = Date.now() + ORPHANS_MAY_TAKE_MS;
  for (;;) {
    const orphan = processesIn(pgdata)[0];
    if (orphan === undefined) return;
    if (Date.now() > deadline) throw liveServer(orphan, pgdata);
    await sleep(100);
  }
}

export function liveServer(pid: number, pgdata: string): LocalPartError {
  return new LocalPartError(
    `a Postgres server (pid ${pid}) is already running on ${pgdata}; stop it, or choose another folder`,
  );
}

function pidOfFile(pgdata: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(join(pgdata, 'postmaster.pid'), 'utf8'), 10);
    return pid > 1 && pid !== process.pid ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isPostgresOf(pid: number, pgdata: string): boolean {
  if (process.platform === 'linux') return processesIn(pgdata).includes(pid);
  try {
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes('postgres') && command.includes(pgdata);
  } catch {
    return false;
  }
}

/** Every process of a Postgres server works inside its data folder; Linux tells us where a process works. */
function processesIn(pgdata: string): number[] {
  if (process.platform !== 'linux') return [];
  const folder = realpathSync(pgdata);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && worksIn(name, folder))
    .map(Number);
}

function worksIn(pid: string, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder && /postgres/.test(readFileSync(`/proc/${pid}/comm`, 'utf8'));
  } catch {
    return false;
  }
}
