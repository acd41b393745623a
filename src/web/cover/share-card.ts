import { strokes, strokesHeight } from '../design/strokes.js';
import { drawCover } from './cover.js';
import { paletteOf } from './palette.js';
import { sharedSize } from '../../files/index.js';
import { type Glyphs, typeset } from './typeset.rules.js';

/** What a card beside a shared link says. */
interface ShareCard {
  /** Colours and print follow from it. */
  readonly slug: string;
  readonly category: string;
  readonly title: string;
  /** Of the goal; null where there is none to speak of. */
  readonly percent: number | null;
}

const { width, height } = sharedSize;
const edge = 64;
const half = 680;

/** The card as SVG without any text, font or link in it: letters are shapes. */
export function drawShareCard({ slug, category, title, percent }: ShareCard, glyphs: Glyphs): string {
  const { ground, ink, second } = paletteOf(slug);
  const print = drawCover(slug, category).replace(
    /^<svg [^>]*>/,
    `<svg x="${half}" y="0" width="${width - half}" height="${height}" viewBox="0 0 400 240" preserveAspectRatio="xMidYMid slice">`,
  );
  const size = title.length > 60 ? 56 : 68;
  const words = typeset(
    title,
    { x: edge, y: 212, width: half - 2 * edge, size, lines: percent === null ? 5 : 4 },
    glyphs,
  );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<path fill="#fff" d="M0 0h${width}v${height}H0Z"/>${print}` +
    `<path fill="${ground}" d="M0 0h${half}v${height}H0Z"/>` +
    sign(ink) +
    `<g fill="${ink}">${typeset('Tally', { x: edge + 62, y: 104, width: 300, size: 46, lines: 1 }, glyphs)}${words}</g>` +
    (percent === null ? '' : progress(percent, ink, second, glyphs)) +
    `</svg>`
  );
}

const sign = (colour: string): string =>
  `<path transform="translate(${edge} 66) scale(1.5)" fill="none" stroke="${colour}" stroke-width="3" stroke-linecap="round" d="M6 4.5 5.4 25M13 4l.5 21.5M20 4.6 19.5 25M27 4l.4 21M1.5 20 32 9.5"/>`;

/** Two rows of ten gates, one stroke for each percent, and the figure beside them. */
function progress(percent: number, ink: string, second: string, glyphs: Glyphs): string {
  const rows = [percent * 2, percent * 2 - 100].map((filled, index) => {
    const { on, off } = strokes(filled, 10);
    const place = `translate(${edge - 6} ${478 + index * (strokesHeight + 6)})`;
    return `<g transform="${place}" fill="none" stroke-width="4" stroke-linecap="round"><path stroke="${ink}" stroke-opacity=".28" d="${off || 'M0 0'}"/><path stroke="${second}" d="${on || 'M0 0'}"/></g>`;
  });
  const figure = typeset(`${percent} %`, { x: 0, y: 0, width: 200, size: percent > 999 ? 36 : 44, lines: 1 }, glyphs);
  return `${rows.join('')}<g fill="${ink}" transform="translate(514 546)">${figure}</g>`;
}
