import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assetFolder } from '../../platform/built/index.js';

export { assetFolder };

let manifest: Readonly<Record<string, string>> | undefined;

/** The address of a built file by its name in the sources: `asset('tally.css')` → `/assets/tally-4KQ2.css`. */
export function asset(name: string): string {
  manifest ??= JSON.parse(readFileSync(join(assetFolder, 'manifest.json'), 'utf8')) as Record<string, string>;
  const file = manifest[name];
  if (!file) throw new Error(`No asset ${name} was built; run npm run build`);
  return `/assets/${file}`;
}
