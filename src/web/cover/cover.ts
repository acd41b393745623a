import { hashOf, seeded } from '../design/random.js';
import { everyMotif, motifs } from './motifs.js';
import { paletteOf } from './palette.js';

export const coverSize = { width: 400, height: 240 } as const;

/** The print that stands for a project without a picture: always the same for the same slug. */
export function drawCover(slug: string, category: string): string {
  const seed = hashOf(slug);
  const random = seeded(seed);
  const palette = paletteOf(slug);
  const { ground, second } = palette;
  const choice = motifs[category] ?? everyMotif;
  const motif = choice[(seed >>> 8) % choice.length] ?? everyMotif[0]!;
  const [x, y, size] = [
    70 + Math.floor(random() * 260),
    52 + Math.floor(random() * 24),
    40 + Math.floor(random() * 20),
  ];
  const { width, height } = coverSize;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" preserveAspectRatio="xMidYMid slice"><defs><pattern id="d" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(24)"><circle cx="4" cy="4" r="1.7" fill="${second}"/></pattern></defs><path fill="${ground}" d="M0 0h400v240H0Z"/><path fill="url(#d)" opacity=".4" d="M0 0h400v150H0Z"/><circle cx="${x}" cy="${y}" r="${size}" fill="${second}"/>${motif(random, palette)}</svg>`;
}
