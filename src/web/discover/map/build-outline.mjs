/**
 * Makes of Natural Earth's land and borders (public domain, the copy in `world-atlas`, 1:10 million) outline.json: lines
 * as flat lists of longitude and latitude in thousandths of a degree, each number what it differs from the one before.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { feature, mesh } from 'topojson-client';

const require = createRequire(import.meta.url);
const read = (name) => JSON.parse(readFileSync(require.resolve(`world-atlas/${name}.json`), 'utf8'));

export function buildOutline(outdir) {
  const land = read('land-10m');
  const countries = read('countries-10m');
  const rings = feature(land, land.objects.land).features.flatMap(({ geometry }) => geometry.coordinates.flat());
  const borders = mesh(countries, countries.objects.countries, (a, b) => a !== b).coordinates;
  const outline = { land: rings.map(packed), borders: borders.map(packed) };
  writeFileSync(join(outdir, 'outline.json'), JSON.stringify(outline));
}

function packed(line) {
  const flat = [];
  let last = [0, 0];
  for (const point of line) {
    const at = point.map((degrees) => Math.round(degrees * 1000));
    if (flat.length > 0 && at[0] === last[0] && at[1] === last[1]) continue;
    flat.push(at[0] - last[0], at[1] - last[1]);
    last = at;
  }
  return flat;
}
