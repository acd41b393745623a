/**
 * Guarantee: packages and build are renewed exactly when their inputs have changed, by one process at a time, and a
 * launcher that died while it worked does not hold up the next one.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { repositoryRoot } from '../../src/local/repository-root.js';

interface Stamps {
  isInstalled(root: string): boolean;
  markInstalled(root: string): void;
  isBuilt(root: string): boolean;
  markBuilt(root: string, hash: string): void;
  sourcesHash(root: string): string;
}
type WithLock = (path: string, say: (line: string) => void, work: () => Promise<void>) => Promise<void>;

const local = join(repositoryRoot(), 'src/local');
const stamps = (await import(`${local}/bootstrap-stamps.mjs`)) as Stamps;
const { withLock } = (await import(`${local}/bootstrap-lock.mjs`)) as { withLock: WithLock };
const { assertNodeVersion } = (await import(`${local}/bootstrap.mjs`)) as { assertNodeVersion(version: string): void };

let root: string;
const put = (path: string, text: string) => writeFileSync(join(root, path), text);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tally-bootstrap-'));
  for (const folder of ['src/ledger', 'node_modules', 'dist', 'test/bench']) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  const packages = {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '1.0.0', dev: true },
  };
  put('package-lock.json', JSON.stringify({ packages }));
  put('src/ledger/post.ts', 'one');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('packages are installed once per package-lock.json', () => {
  expect(stamps.isInstalled(root)).toBe(false);
  stamps.markInstalled(root);
  expect(stamps.isInstalled(root)).toBe(true);
  put('package-lock.json', JSON.stringify({ packages: { '': {}, 'node_modules/a': { version: '2.0.0' } } }));
  expect(stamps.isInstalled(root)).toBe(false);
});

test('an installation by hand counts if it holds all that the build needs', () => {
  const installed = (...names: string[]) => {
    const packages = Object.fromEntries(names.map((name) => [`node_modules/${name}`, { version: '1.0.0' }]));
    put('node_modules/.package-lock.json', JSON.stringify({ packages }));
  };
  installed('a');
  expect(stamps.isInstalled(root)).toBe(false);
  installed('a', 'b');
  expect(stamps.isInstalled(root)).toBe(true);
});

test.each<[string, boolean, () => void]>([
  ['an edited source', false, () => put('src/ledger/post.ts', 'two')],
  ['a renamed source', false, () => (rmSync(join(root, 'src/ledger/post.ts')), put('src/ledger/book.ts', 'one'))],
  ['a new bench', false, () => put('test/bench/main.ts', '')],
  ['another compiler setting', false, () => put('tsconfig.json', '{}')],
  ['a source that was only touched', true, () => utimesSync(join(root, 'src/ledger/post.ts'), 0, 0)],
  ['an edited test', true, () => put('src/ledger/post.spec.ts', 'a test')],
  ['an edited page of the README', true, () => put('README.md', 'text')],
])('%s: the build is still good: %s', (_, isStillGood, change) => {
  expect(stamps.isBuilt(root)).toBe(false);
  stamps.markBuilt(root, stamps.sourcesHash(root));
  expect(stamps.isBuilt(root)).toBe(true);
  change();
  expect(stamps.isBuilt(root)).toBe(isStillGood);
});

describe('the lock', () => {
  const silent = () => undefined;

  test('lets one work at a time, and leaves nothing behind', async () => {
    let working = 0;
    const most: number[] = [];
    const work = async () => {
      most.push(++working);
      await new Promise((resolve) => setTimeout(resolve, 50));
      working -= 1;
    };
    const lock = join(root, 'lock');
    await Promise.all([1, 2, 3].map(() => withLock(lock, silent, work)));
    await expect(withLock(lock, silent, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(most).toEqual([1, 1, 1]);
    expect(readdirSync(root)).not.toContain('lock');
  });

  test('of a dead holder is taken over, of a living one is waited for and said', async () => {
    const dead = spawnSync('true').pid;
    put('lock', JSON.stringify({ pid: dead, host: hostname() }));
    await expect(withLock(join(root, 'lock'), silent, () => Promise.resolve())).resolves.toBeUndefined();

    const said: string[] = [];
    put('lock', JSON.stringify({ pid: process.pid, host: hostname() }));
    setTimeout(() => rmSync(join(root, 'lock')), 300);
    await withLock(
      join(root, 'lock'),
      (line) => said.push(line),
      () => Promise.resolve(),
    );
    expect(said).toEqual([expect.stringContaining(`another Tally (pid ${process.pid})`)]);
  });

  test('of a holder that fell silent is taken over, whatever runs under its number now', async () => {
    put('lock', JSON.stringify({ pid: process.pid, host: hostname() }));
    utimesSync(join(root, 'lock'), 0, 0);
    await expect(withLock(join(root, 'lock'), silent, () => Promise.resolve())).resolves.toBeUndefined();
  });
});

test('a Node that is too old is told in one line', () => {
  expect(() => assertNodeVersion('20.18.3')).toThrow('Node 20.18.3 is too old: Tally needs Node 20.19 or later');
  for (const good of ['20.19.0', '22.1.0', '24.0.0']) expect(() => assertNodeVersion(good)).not.toThrow();
});
