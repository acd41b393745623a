/**
 * Guarantee: as root, Postgres runs as the user postgres even where that user may not enter (a checkout in /root), and
 * a full disk is told before anything is written. Skipped when we are not root.
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { canReach, postgresAccount } from '../../src/local/postgres-account.js';
import { installedBinaries, reachableBinaries } from '../../src/local/postgres-binaries.js';
import { removePostgresData, startPostgres } from '../../src/local/postgres.js';

// Somebody else never takes the way that root has to take; .ci/run and containers run as root.
const describeAsRoot = process.getuid?.() === 0 ? describe : describe.skip;
const smallDisk = (at: string) => ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', at];
const folder = mkdtempSync(join(tmpdir(), 'tally-root-'));
chmodSync(folder, 0o755);
const openFolder = join(folder, 'open');

// Containers often may not mount; then the check itself is still tested in ports.spec.ts.
const canMount = spawnSync('mount', smallDisk(folder)).status === 0 && spawnSync('umount', [folder]).status === 0;
const testWithMount = canMount ? test : test.skip;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeAsRoot('as root [needs root]', () => {
  test('data under a closed folder lives in the open one, is found again and is removed with its link', async () => {
    const dataDir = join(folder, 'closed/.data/postgres');
    mkdirSync(join(folder, 'closed'), { mode: 0o700 });
    const first = await startPostgres({ dataDir, durable: false, openFolder });
    await first.ensureDatabase('kept');
    await first.stop();
    const home = realpathSync(join(dataDir, 'cluster'));
    expect(home).toContain(join(openFolder, 'cluster-'));
    expect(lstatSync(join(dataDir, 'cluster')).isSymbolicLink()).toBe(true);
    expect(statSync(join(home, 'data')).uid).toBe(postgresAccount().uid);

    const second = await startPostgres({ dataDir, durable: false, openFolder });
    expect(second.url('kept').split('@')[0]).toBe(first.url('kept').split('@')[0]);
    await second.stop();
    await removePostgresData(dataDir);
    expect([existsSync(home), readdirSync(dataDir)]).toEqual([false, []]);
  });

  test('programs under a closed folder are run from a copy, which is made once', () => {
    const account = postgresAccount();
    const installed = join(folder, 'checkout/native');
    mkdirSync(dirname(installed), { mode: 0o700 });
    cpSync(dirname(installedBinaries()), dirname(installed), { recursive: true, verbatimSymlinks: true });
    expect(canReach(account, join(installed, 'bin/postgres'), 'x')).toBe(false);

    const copy = reachableBinaries(installed, account, openFolder);
    const run = spawnSync(join(copy, 'bin/postgres'), ['--version'], { ...account, encoding: 'utf8', cwd: '/' });
    expect(run.stdout).toContain('PostgreSQL) 18');
    const before = statSync(copy).ino;
    expect(statSync(reachableBinaries(installed, account, openFolder)).ino).toBe(before);
  });

  testWithMount('a full disk is told before anything is written [needs mount]', async () => {
    const disk = join(folder, 'small');
    mkdirSync(disk);
    spawnSync('mount', smallDisk(disk));
    try {
      const refusal = startPostgres({ dataDir: join(disk, 'data'), durable: false });
      await expect(refusal).rejects.toThrow(/^no room for the data: .* has 20 MB free and needs 300 MB$/);
      expect(readdirSync(join(disk, 'data'))).toEqual([]);
    } finally {
      spawnSync('umount', [disk]);
    }
  });
});
