import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const source = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Every entity class of every module. TypeORM could find them by a pattern, but it imports all files at once, which
 * the module loader of the tests does not survive.
 */
export async function entityClasses(): Promise<(new () => object)[]> {
  const files = (await readdir(source, { recursive: true })).filter((file) => /\.entity\.(js|ts)$/.test(file)).sort();
  const classes: (new () => object)[] = [];
  for (const file of files) {
    const exported = (await import(pathToFileURL(join(source, file)).href)) as Record<string, unknown>;
    classes.push(...Object.values(exported).filter(isClass));
  }
  return classes;
}

const isClass = (exported: unknown): exported is new () => object => typeof exported === 'function';
