/** Compiles folders of TypeScript for the test run's own set-up, which no test runner does for it. */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transform } from '@swc/core';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export function runFolder(pid) {
  return join(root, '.data', `test-${pid}`);
}

/** Removes the folders of runs that were killed. */
export function sweepOldRuns() {
  const data = join(root, '.data');
  if (!existsSync(data)) return;
  for (const name of readdirSync(data)) {
    const pid = /^test-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(data, name), { recursive: true, force: true });
  }
}

/** Compiles every .ts of `from` into `to`, copies the rest, and returns a function that imports a compiled file. */
export async function compileFolder(from, to) {
  const { jsc } = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'));
  // Without a base folder the imports stay as they are written, which is right for files that stay side by side.
  delete jsc.baseUrl;
  cpSync(from, to, { recursive: true });
  for (const name of readdirSync(to, { recursive: true })) {
    if (!name.endsWith('.ts')) continue;
    const file = join(to, name);
    const options = { jsc, swcrc: false, filename: join(from, name), sourceMaps: 'inline', module: { type: 'es6' } };
    const { code } = await transform(readFileSync(file, 'utf8'), options);
    writeFileSync(file.replace(/\.ts$/, '.js'), code);
  }
  return (file) => import(pathToFileURL(join(to, file)).href);
}

/** The migration classes of migrations/*.ts in the order of the files' names. */
export async function loadMigrations(to) {
  const from = join(root, 'migrations');
  if (!existsSync(from)) return [];
  const load = await compileFolder(from, to);
  const names = readdirSync(from).filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'));
  const classes = [];
  for (const name of names.sort()) {
    const exported = Object.values(await load(name.replace(/\.ts$/, '.js')));
    classes.push(...exported.filter((value) => typeof value?.prototype?.up === 'function'));
  }
  return classes;
}

export function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
