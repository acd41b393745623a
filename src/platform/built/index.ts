import { existsSync } from 'node:fs';
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
