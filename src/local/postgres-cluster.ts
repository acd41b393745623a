import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { LocalPartError } from './local-part-error.js';
import { canLiveIn, canReach, giveTo, makeOpenFolder, makeOwnFolder, type Account } from './postgres-account.js';
import { OPEN_FOLDER } from './postgres-binaries.js';
import { assertNoServer } from './postgres-lock.js';
import { checkRoom } from './room.js';

export const MAJOR_VERSION = '18';
const ROOM_TO_CREATE = 300 * 1024 * 1024;

/** `data` is Postgres' own folder in `home`; its superuser's password lies beside it, readable by us alone. */
export interface Cluster {
  home: string;
  data: string;
  password: string;
}

/**
 * The cluster in `dataDir/cluster`, created if it is not there. As root under a folder that the user postgres cannot
 * pass, it is created in `openFolder`, and `dataDir/cluster` is a symbolic link to it. Throws LocalPartError when
 * there is no room, when the folder is not a cluster of this version, or when it cannot be reached.
 */
export async function openCluster(
  dataDir: string,
  account: Account,
  binaries: string,
  openFolder = OPEN_FOLDER,
): Promise<Cluster> {
  const place = join(dataDir, 'cluster');
  if (!existsSync(place)) await createCluster(place, account, binaries, openFolder);
  const home = realpathSync(place);
  const data = join(home, 'data');
  const remedy = `move ${home} away, or start with --fresh`;

  if (!canLiveIn(account, data)) {
    throw new LocalPartError(`the user postgres cannot pass into ${home}; open the folders above it (chmod o+x)`);
  }
  const version = readIfThere(join(data, 'PG_VERSION'));
  if (version === undefined) throw new LocalPartError(`${home} is not a Postgres data folder; ${remedy}`);
  if (version !== MAJOR_VERSION) {
    throw new LocalPartError(`${home} was made by Postgres ${version} and this is ${MAJOR_VERSION}; ${remedy}`);
  }
  const password = readIfThere(join(home, 'password'));
  if (!password) throw new LocalPartError(`${join(home, 'password')} is missing; ${remedy}`);
  return { home, data, password };
}

/** Removes the cluster of `dataDir`, wherever it lies. Throws LocalPartError when a server runs on it. */
export async function removePostgresData(dataDir: string): Promise<void> {
  const place = join(dataDir, 'cluster');
  if (existsSync(place)) {
    const home = realpathSync(place);
    if (existsSync(join(home, 'data'))) await assertNoServer(join(home, 'data'));
    rmSync(home, { recursive: true, force: true });
  }
  rmSync(place, { force: true });
}

async function createCluster(place: string, account: Account, binaries: string, openFolder: string): Promise<void> {
  openParent(place);
  if (isLink(place))
    throw new LocalPartError(`the data that ${place} points to is gone; remove the link to start anew`);
  const elsewhere = !canLiveIn(account, place);
  if (elsewhere) makeOpenFolder(openFolder);
  await checkRoom(elsewhere ? openFolder : dirname(place), ROOM_TO_CREATE);

  // Everything is made under another name and renamed: an interrupted initdb never looks like a cluster.
  sweepDrafts(place);
  const draft = mkdtempSync(elsewhere ? join(openFolder, 'cluster-') : `${place}.${process.pid}-`);
  try {
    chmodSync(draft, 0o755);
    await initialise(draft, account, binaries);
    if (elsewhere) symlinkSync(draft, place);
    else renameSync(draft, place);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!['EEXIST', 'ENOTEMPTY'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    throw new LocalPartError(`another program has just created ${place}; start again`);
  }
}

async function initialise(home: string, account: Account, binaries: string): Promise<void> {
  const data = join(home, 'data');
  const password = randomBytes(24).toString('base64url');
  writeFileSync(join(home, 'password'), password, { mode: 0o600 });
  makeOwnFolder(account, data);

  // initdb reads the password as the user postgres, who must not be able to read ours later.
  const pwfile = join(home, 'initdb-password');
  writeFileSync(pwfile, password, { mode: 0o600 });
  giveTo(account, pwfile);
  const locale = process.platform === 'linux' ? 'C.UTF-8' : process.platform === 'darwin' ? 'en_US.UTF-8' : 'C';
  const args = ['-D', data, '-U', 'postgres', '-E', 'UTF8', `--locale=${locale}`, '-A', 'scram-sha-256', '-N'];
  try {
    await promisify(execFile)(join(binaries, 'bin/initdb'), [...args, `--pwfile=${pwfile}`, '--no-instructions'], {
      ...account,
      cwd: home,
      env: postgresEnvironment(),
    });
  } catch (error) {
    throw new LocalPartError(`Postgres could not create its data folder in ${home}: ${reasonOf(error)}`);
  } finally {
    rmSync(pwfile, { force: true });
  }
}

/** Without our own variables: PGDATA, PGOPTIONS and the like would change what the server does. */
export function postgresEnvironment(): Record<string, string> {
  const { PATH = '/usr/bin:/bin', SystemRoot } = process.env;
  return { PATH, LANG: 'C', LC_MESSAGES: 'C', ...(SystemRoot ? { SystemRoot } : {}) };
}

function reasonOf(error: unknown): string {
  const { stderr = '', message } = error as { stderr?: string; message: string };
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  return lines.find((line) => /error|fatal/i.test(line)) ?? lines.at(-1) ?? message;
}

function openParent(place: string): void {
  try {
    makeOpenFolder(dirname(place));
    if (!canReach({}, dirname(place), 'x')) throw new Error('it is closed to us');
  } catch (error) {
    throw new LocalPartError(`the data folder ${dirname(place)} cannot be used: ${(error as Error).message}`);
  }
}

function sweepDrafts(place: string): void {
  for (const name of readdirSync(dirname(place))) {
    const pid = new RegExp(`^${basename(place)}\\.(\\d+)-`).exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid)))
      rmSync(join(dirname(place), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}
