import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where `build-assets.mjs` writes: beside the compiled sources, found from them and from the sources themselves. */
function findFolder(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); at !== dirname(at); at = dirname(at)) {
    if (existsSync(join(at, 'package.json'))) return join(at, 'dist/assets');
  }
  throw new Error('No package.json above the sources');
}

export const assetFolder = findFolder();

let manifest: Readonly<Record<string, string>> | undefined;

/** The address of a built file by its name in the sources: `asset('tally.css')` → `/assets/tally-4KQ2.css`. */
export function asset(name: string): string {
  manifest ??= JSON.parse(readFileSync(join(assetFolder, 'manifest.json'), 'utf8')) as Record<string, string>;
  const file = manifest[name];
  if (!file) throw new Error(`No asset ${name} was built; run npm run build`);
  return `/assets/${file}`;
}
