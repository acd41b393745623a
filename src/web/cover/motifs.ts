import { round1 as r } from '../design/random.js';
import { type Palette } from './palette.js';

/** Draws into a box of 400 × 240, the ground and the sun behind it being there already. */
export type Motif = (random: () => number, palette: Palette) => string;

const times = (count: number, draw: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => draw(index)).join('');

const roofs: Motif = (random, { ground, ink, second }) =>
  times(5, (i) => {
    const x = i * 92 - 30;
    const eaves = 140 + random() * 46;
    const tiles = times(3, (k) => {
      const at = (u: number, v: number) => `${r(x + 62 + u * 62)} ${r(eaves - 58 + u * 58 + v)}`;
      const from = 0.1 + k * 0.28;
      return `<path fill="${second}" d="M${at(from, 7)}L${at(from + 0.23, 7)}L${at(from + 0.23, 23)}L${at(from, 23)}Z"/>`;
    });
    const windows = times(2, (k) => `<path fill="${ground}" d="M${x + 26 + k * 44} ${r(eaves + 26)}h26v30h-26Z"/>`);
    return `<path fill="${ink}" fill-opacity="${i % 2 ? 1 : 0.86}" d="M${x} 240V${r(eaves)}l62-58 62 58v110Z"/>${tiles}${windows}`;
  });

const leaves: Motif = (random, { ink, second }) =>
  times(11, (i) => {
    const x = 20 + i * 38;
    const height = 70 + random() * 120;
    let stalk = `<path d="M${x} 240V${r(240 - height)}" stroke="${ink}" stroke-width="5"/>`;
    for (let y = 232 - height; y < 222; y += 34) {
      stalk += `<path fill="${i % 3 ? ink : second}" d="M${x} ${r(y + 20)}q-26-2-26-26 26 0 26 26q0-24 26-26 0 24-26 26Z"/>`;
    }
    return stalk;
  });

const loaves: Motif = (_random, { ground, ink, second }) =>
  times(12, (n) => {
    const [i, j] = [n % 4, Math.floor(n / 4)];
    const [x, y] = [8 + i * 100 + (j % 2) * 40 - 20, 20 + j * 76];
    const crust = `<path fill="${(i + j) % 2 ? ink : second}" d="M${x} ${y + 56}q-12-62 42-62t42 62Z"/>`;
    return `${crust}<path d="M${x + 20} ${y + 20}l12 20M${x + 38} ${y + 14}l12 24M${x + 56} ${y + 20}l10 18" stroke="${ground}" stroke-width="5" stroke-linecap="round"/>`;
  });

const wheels: Motif = (random, { ground, ink, second }) =>
  times(4, (i) => {
    const size = 34 + random() * 14;
    const [x, y] = [40 + i * 108, 196 - size * 0.55];
    const spokes = times(6, (k) => {
      const angle = (k / 6) * Math.PI * 2 + i;
      return `M${r(x)} ${r(y)}L${r(x + Math.cos(angle) * size)} ${r(y + Math.sin(angle) * size)}`;
    });
    const tyre = `<circle cx="${r(x)}" cy="${r(y)}" r="${r(size)}" fill="${ground}" stroke="${i % 2 ? second : ink}" stroke-width="9"/>`;
    return `${tyre}<path d="${spokes}" stroke="${ink}" stroke-width="2.5"/><circle cx="${r(x)}" cy="${r(y)}" r="6" fill="${ink}"/>`;
  }) +
  `<path fill="${ink}" d="M0 222h400v18H0Z"/><path d="M40 158 94 100h70l46 58M94 100l-16-26h34M164 100l20-34h26" fill="none" stroke="${ink}" stroke-width="7" stroke-linejoin="round" stroke-linecap="round"/>`;

const books: Motif = (random, { ground, ink, second }) => {
  let [x, shelf] = [14, ''];
  while (x < 380) {
    const [width, height] = [16 + random() * 22, 84 + random() * 74];
    const colour = [ink, second, ink, ground][Math.floor(random() * 4)];
    shelf += `<path fill="${colour}" stroke="${ink}" stroke-width="2.5" d="M${r(x)} 212v-${r(height)}h${r(width)}v${r(height)}Z"/>`;
    shelf += `<path stroke="${colour === ground ? ink : ground}" stroke-width="3" d="M${r(x + 4)} ${r(230 - height)}h${r(width - 8)}M${r(x + 4)} ${r(238 - height)}h${r(width - 8)}"/>`;
    x += width + 3;
  }
  return `${shelf}<path fill="${ink}" d="M0 212h400v12H0Z"/>`;
};

const waves: Motif = (random, { ground, ink, second }) => {
  const water = times(5, (i) => {
    const y = 150 + i * 20;
    const shift = random() * 30;
    return `<path fill="${ink}" fill-opacity="${0.55 + i * 0.1}" d="M-40 ${y}${times(9, () => `q${r(14 + shift / 6)}-14 28 0t28 0`)}V240H-40Z"/>`;
  });
  return `<path fill="${second}" d="M130 148h140l-24 30h-92Z"/><path fill="${ink}" d="M196 146V52l8-2v96Z"/><path fill="${ground}" stroke="${ink}" stroke-width="3" d="M206 60q58 34 54 78h-54ZM192 70q-40 30-44 68h44Z"/>${water}`;
};

const hills: Motif = (random, { ground, ink, second }) => {
  const trees = times(9, (i) => {
    const [x, h] = [24 + i * 44 + random() * 12, 30 + random() * 34];
    return `<path fill="${i % 3 === 1 ? second : ink}" d="M${r(x)} ${r(208 - h)}l${r(h * 0.36)} ${r(h)}h-${r(h * 0.72)}Z"/><path stroke="${ink}" stroke-width="4" d="M${r(x)} 206v14"/>`;
  });
  return `<path fill="${ink}" fill-opacity=".45" d="M0 240V150q70-60 140-16t120-24 140 40v90Z"/><path fill="${ink}" fill-opacity=".8" d="M0 240v-48q90-40 190-12t210-8v68Z"/><path fill="${ground}" fill-opacity=".9" d="M0 240v-22q120-20 210-6t190-6v34Z"/>${trees}`;
};

const lamps: Motif = (random, { ground, ink, second }) =>
  times(5, (i) => {
    const [x, drop] = [42 + i * 80, 40 + random() * 62];
    const shade = `<path fill="${i % 2 ? second : ink}" d="M${x} ${r(drop)}q38 4 40 44h-80q2-40 40-44Z"/>`;
    return `<path stroke="${ink}" stroke-width="3" d="M${x} 0V${r(drop)}"/>${shade}<circle cx="${x}" cy="${r(drop + 50)}" r="11" fill="${ground}" stroke="${ink}" stroke-width="3"/><path fill="${second}" fill-opacity=".25" d="M${x - 36} ${r(drop + 58)}h72l30 ${r(182 - drop)}h-132Z"/>`;
  }) + `<path fill="${ink}" d="M20 204h360v12H20Zm30 12h12v24H50Zm288 0h12v24h-12Z"/>`;

/** Motifs by what projects are about; each has several, so that neighbours in a list differ. */
export const motifs: Readonly<Record<string, readonly Motif[]>> = {
  food: [loaves, leaves],
  nature: [leaves, hills, waves],
  culture: [books, lamps, waves],
  mobility: [wheels, hills],
  technology: [lamps, roofs],
  commons: [lamps, books, roofs],
};

export const everyMotif: readonly Motif[] = [roofs, leaves, loaves, wheels, books, waves, hills, lamps];
