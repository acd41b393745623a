/** Whether packages and build are those of the present files: a hash of the inputs lies beside each result. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGES_STAMP = 'node_modules/.tally-lock-hash';
const BUILD_STAMP = 'dist/.tally-sources-hash';
const SOURCES = [
  'src',
  'config',
  'migrations',
  'test/bench',
  'test/chaos',
  'test/screens',
  'test/seed',
  'test/support',
];
const SETTINGS = ['package-lock.json', 'package.json', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json'];

/** True when node_modules holds what package-lock.json asks for, by our stamp or by npm's own record. */
export function isInstalled(root) {
  const hash = hashOf(root, ['package-lock.json']);
  if (read(join(root, PACKAGES_STAMP)) === hash) return true;
  if (!agreesWithNpm(root)) return false;
  markInstalled(root);
  return true;
}

export function markInstalled(root) {
  writeFileSync(join(root, PACKAGES_STAMP), hashOf(root, ['package-lock.json']));
}

export function isBuilt(root) {
  return read(join(root, BUILD_STAMP)) === sourcesHash(root);
}

/** `hash` is that of the sources before they were compiled. */
export function markBuilt(root, hash) {
  writeFileSync(join(root, BUILD_STAMP), hash);
}

/** One hash over the names and contents of everything that the build reads; tests of modules are not part of it. */
export function sourcesHash(root) {
  return hashOf(root, [...SETTINGS, ...SOURCES.flatMap((folder) => filesOf(root, folder))]);
}

/**
 * npm writes what it installed to node_modules/.package-lock.json. Who ran `npm ci` by hand is not made to wait for a
 * second one; who left out the development packages is.
 */
function agreesWithNpm(root) {
  const installed = read(join(root, 'node_modules/.package-lock.json'));
  if (installed === undefined) return false;
  const present = JSON.parse(installed).packages;
  const wanted = JSON.parse(read(join(root, 'package-lock.json'))).packages;
  return Object.entries(wanted).every(([path, { version, optional, devOptional, peer }]) => {
    if (path === '' || optional || devOptional || (peer && !(path in present))) return true;
    return present[path]?.version === version;
  });
}

function filesOf(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder))
    .sort()
    .flatMap((name) => {
      const path = `${folder}/${name}`;
      if (statSync(join(root, path)).isDirectory()) return filesOf(root, path);
      return name.endsWith('.spec.ts') ? [] : [path];
    });
}

function hashOf(root, paths) {
  const hash = createHash('sha256');
  for (const path of paths)
    hash
      .update(`${path}\0`)
      .update(read(join(root, path)) ?? 'absent')
      .update('\0');
  return hash.digest('hex');
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
