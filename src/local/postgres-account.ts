import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, chownSync, constants, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { LocalPartError } from './local-part-error.js';

/** The account Postgres runs as when we are root, which it refuses to be; both undefined when we are not. */
export interface Account {
  uid?: number | undefined;
  gid?: number | undefined;
}

/** The account to run Postgres as: ourselves, or as root the user `postgres`, which is created where it is absent. */
export function postgresAccount(): Account {
  if (process.getuid?.() !== 0) return {};
  return lookUp() ?? createAccount();
}

/** Whether the account gets at `path` as `test` understands the flags: `x` to pass through or run, `r` to read. */
export function canReach(account: Account, path: string, flag: 'x' | 'r'): boolean {
  if (account.uid === undefined) return mayWe(path, flag);
  return spawnSync('test', [`-${flag}`, path], { uid: account.uid, gid: account.gid, cwd: '/' }).status === 0;
}

function mayWe(path: string, flag: 'x' | 'r'): boolean {
  try {
    accessSync(path, flag === 'x' ? constants.X_OK : constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

/** Makes the folder, and the account its only reader. */
export function makeOwnFolder(account: Account, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  giveTo(account, folder);
}

export function giveTo({ uid, gid }: Account, path: string): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}

/** Makes the folder with parents that other accounts may pass through, whatever our umask says. */
export function makeOpenFolder(folder: string): void {
  const before = process.umask(0o022);
  try {
    mkdirSync(folder, { recursive: true });
  } finally {
    process.umask(before);
  }
}

/** Whether the account can come to live in `folder`: every folder above it lets it through. */
export function canLiveIn(account: Account, folder: string): boolean {
  return account.uid === undefined || canReach(account, dirname(folder), 'x');
}

function lookUp(): Account | undefined {
  const ids = ['-u', '-g'].map((flag) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  if (ids.some(({ status }) => status !== 0)) return undefined;
  const [uid, gid] = ids.map(({ stdout }) => Number(stdout));
  return { uid, gid };
}

function createAccount(): Account {
  const flags = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin'];
  try {
    // A root shell opened by `su` often has no sbin on its PATH.
    const env = { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin` };
    execFileSync('useradd', [...flags, 'postgres'], { stdio: 'pipe', env });
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: Buffer };
    const reason = stderr?.toString().trim() || message;
    throw new LocalPartError(
      `Postgres refuses to run as root, and a user postgres could not be created (${reason}); ` +
        'run this as another user, create that one, or set DATABASE_URL',
    );
  }
  const account = lookUp();
  if (account === undefined) throw new LocalPartError('the user postgres was created but cannot be found');
  return account;
}
