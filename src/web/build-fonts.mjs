/**
 * Makes the fonts that PDFs embed out of those of the pages. PDF libraries cannot take variable WOFF2 files in pieces by
 * script: the parts for Western and Central European languages are put together into one plain TrueType file each, with
 * the outlines of the default weight.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
// The reader of fonts that pdfkit itself uses, so that both see the same outlines.
const fontkit = createRequire(require.resolve('pdfkit'))('fontkit');

const families = {
  'paper-text': { package: 'atkinson-hyperlegible-next', name: 'AtkinsonHyperlegibleNext-Regular' },
  'paper-title': { package: 'bricolage-grotesque', name: 'BricolageGrotesque-ExtraBold' },
};

/** Writes paper-text.ttf and paper-title.ttf into the folder. */
export function buildFonts(folder) {
  for (const [file, { package: family, name }] of Object.entries(families)) {
    const parts = ['latin', 'latin-ext'].map((part) =>
      fontkit.create(
        readFileSync(require.resolve(`@fontsource-variable/${family}/files/${family}-${part}-wght-normal.woff2`)),
      ),
    );
    writeFileSync(join(folder, `${file}.ttf`), trueType(parts, name));
  }
}

function trueType(parts, name) {
  const [main] = parts;
  const { glyphs, codes } = collect(parts);
  const outlines = glyphs.map(outlineOf);
  const bounds = outlines.filter(({ points }) => points > 0);
  const box = {
    xMin: Math.min(...bounds.map(({ xMin }) => xMin)),
    yMin: Math.min(...bounds.map(({ yMin }) => yMin)),
    xMax: Math.max(...bounds.map(({ xMax }) => xMax)),
    yMax: Math.max(...bounds.map(({ yMax }) => yMax)),
  };
  return assemble({
    'OS/2': os2(main['OS/2'], codes),
    cmap: cmap(codes),
    glyf: Buffer.concat(outlines.map(({ data }) => data)),
    head: head(main.head, box),
    hhea: hhea(main.hhea, glyphs.length),
    hmtx: fields(
      glyphs.flatMap(({ advanceWidth }, i) => [
        ['u16', Math.round(advanceWidth)],
        ['i16', outlines[i].xMin],
      ]),
    ),
    loca: loca(outlines),
    maxp: maxp(outlines),
    name: nameTable(name),
    post: fields([
      ['u32', 0x00030000],
      ['u32', 0],
      ['i16', main.post.underlinePosition],
      ['i16', main.post.underlineThickness],
      ...Array(5).fill(['u32', 0]),
    ]),
  });
}

/** Every glyph that a character leads to, the one for unknown characters first; and which character leads to which. */
function collect(parts) {
  const glyphs = [parts[0].getGlyph(0)];
  const places = new Map();
  const codes = new Map();
  for (const [part, font] of parts.entries()) {
    for (const code of font.characterSet) {
      if (codes.has(code) || !font.hasGlyphForCodePoint(code)) continue;
      const glyph = font.glyphForCodePoint(code);
      const key = `${part} ${glyph.id}`;
      if (!places.has(key)) places.set(key, glyphs.push(glyph) - 1);
      codes.set(code, places.get(key));
    }
  }
  return { glyphs, codes: [...codes].sort(([a], [b]) => a - b) };
}

/** A glyph of TrueType: contours of points on the curve and beside it, each two bytes away from the one before. */
function outlineOf(glyph) {
  const contours = contoursOf(glyph.path.commands);
  const points = contours.flat();
  if (points.length === 0) return { data: Buffer.alloc(0), points: 0, contours: 0, xMin: 0 };
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  let end = -1;
  const ends = contours.map((contour) => (end += contour.length));
  const steps = (values) => values.map((value, i) => ['i16', value - (values[i - 1] ?? 0)]);
  const data = fields([
    ['i16', contours.length],
    ...box.map((value) => ['i16', value]),
    ...ends.map((place) => ['u16', place]),
    ['u16', 0],
    ...points.map(({ on }) => ['u8', on ? 1 : 0]),
    ...steps(xs),
    ...steps(ys),
  ]);
  const [xMin, yMin, xMax, yMax] = box;
  const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
  return { data: padded, points: points.length, contours: contours.length, xMin, yMin, xMax, yMax };
}

function contoursOf(commands) {
  const contours = [];
  const point = (x, y, on) => contours.at(-1).push({ x: Math.round(x), y: Math.round(y), on });
  for (const { command, args } of commands) {
    if (command === 'moveTo') contours.push([]);
    if (command === 'moveTo' || command === 'lineTo') point(args[0], args[1], true);
    if (command === 'bezierCurveTo') throw new Error('These fonts have quadratic outlines');
    if (command === 'quadraticCurveTo') {
      point(args[0], args[1], false);
      point(args[2], args[3], true);
    }
  }
  for (const contour of contours) {
    // A contour closes by itself: its first point need not come twice.
    const [first, last] = [contour[0], contour.at(-1)];
    if (contour.length > 1 && last.on && first.x === last.x && first.y === last.y) contour.pop();
  }
  return contours.filter((contour) => contour.length > 1);
}

const head = ({ unitsPerEm, macStyle }, { xMin, yMin, xMax, yMax }) =>
  fields([
    ...[
      ['u32', 0x00010000],
      ['u32', 0x00010000],
      ['u32', 0],
      ['u32', 0x5f0f3cf5],
      ['u16', 3],
      ['u16', unitsPerEm],
    ],
    ...Array(4).fill(['u32', 0]),
    ...[xMin, yMin, xMax, yMax].map((value) => ['i16', value]),
    ...[
      ['u16', macStyle?.bold ? 1 : 0],
      ['u16', 6],
      ['i16', 2],
      ['i16', 1],
      ['i16', 0],
    ],
  ]);

const hhea = ({ ascent, descent, lineGap, advanceWidthMax }, count) =>
  fields([
    ...[
      ['u32', 0x00010000],
      ['i16', ascent],
      ['i16', descent],
      ['i16', lineGap],
      ['u16', advanceWidthMax],
    ],
    ...[0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0].map((value) => ['i16', value]),
    ['u16', count],
  ]);

const maxp = (outlines) =>
  fields([
    ...[
      ['u32', 0x00010000],
      ['u16', outlines.length],
    ],
    ['u16', Math.max(...outlines.map(({ points }) => points))],
    ['u16', Math.max(...outlines.map(({ contours }) => contours))],
    ...[0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0].map((value) => ['u16', value]),
  ]);

const os2 = (from, codes) =>
  fields([
    ...[
      ['u16', 4],
      ['i16', from.xAvgCharWidth],
      ['u16', from.usWeightClass],
      ['u16', from.usWidthClass],
      ['u16', 0],
    ],
    ...Array(11).fill(['i16', 0]),
    ...Array(10).fill(['u8', 0]),
    ...Array(4).fill(['u32', 0]),
    ...[
      ['u32', 0x20202020],
      ['u16', 0x40],
      ['u16', codes[0][0]],
      ['u16', Math.min(0xffff, codes.at(-1)[0])],
    ],
    ...[
      ['i16', from.typoAscender],
      ['i16', from.typoDescender],
      ['i16', from.typoLineGap],
    ],
    ...[
      ['u16', from.winAscent],
      ['u16', from.winDescent],
      ['u32', 1],
      ['u32', 0],
      ['i16', from.xHeight],
      ['i16', from.capHeight],
    ],
    ...[
      ['u16', 0],
      ['u16', 32],
      ['u16', 0],
    ],
  ]);

/** Format 12: any character, here each on its own. */
const cmap = (codes) =>
  fields([
    ...[
      ['u16', 0],
      ['u16', 1],
      ['u16', 3],
      ['u16', 10],
      ['u32', 12],
    ],
    ...[
      ['u16', 12],
      ['u16', 0],
      ['u32', 16 + 12 * codes.length],
      ['u32', 0],
      ['u32', codes.length],
    ],
    ...codes.flatMap(([code, glyph]) => [
      ['u32', code],
      ['u32', code],
      ['u32', glyph],
    ]),
  ]);

function loca(outlines) {
  let at = 0;
  return fields([...outlines.map(({ data }) => ['u32', (at += data.length) - data.length]), ['u32', at]]);
}

function nameTable(name) {
  const text = Buffer.from(name, 'utf16le').swap16();
  const ids = [1, 4, 6];
  const records = ids.flatMap((id) => [3, 1, 0x409, id, text.length, 0].map((value) => ['u16', value]));
  return Buffer.concat([fields([['u16', 0], ['u16', ids.length], ['u16', 6 + 12 * ids.length], ...records]), text]);
}

const sizes = { u8: 1, u16: 2, i16: 2, u32: 4 };
const writers = { u8: 'writeUInt8', u16: 'writeUInt16BE', i16: 'writeInt16BE', u32: 'writeUInt32BE' };

/** Numbers of these types, one after the other. */
function fields(list) {
  const buffer = Buffer.alloc(list.reduce((sum, [type]) => sum + sizes[type], 0));
  let at = 0;
  for (const [type, value] of list) at = buffer[writers[type]](value, at);
  return buffer;
}

/** The file: a directory of tables by name, and the tables. */
function assemble(tables) {
  const names = Object.keys(tables).sort();
  const power = Math.floor(Math.log2(names.length));
  const range = 16 * 2 ** power;
  let at = 12 + 16 * names.length;
  const entries = [];
  const bodies = [];
  for (const name of names) {
    const body = Buffer.concat([tables[name], Buffer.alloc((4 - (tables[name].length % 4)) % 4)]);
    entries.push(
      Buffer.concat([
        Buffer.from(name.padEnd(4)),
        fields([
          ['u32', sumOf(body)],
          ['u32', at],
          ['u32', tables[name].length],
        ]),
      ]),
    );
    bodies.push(body);
    at += body.length;
  }
  const start = fields([
    ['u32', 0x00010000],
    ['u16', names.length],
    ['u16', range],
    ['u16', power],
    ['u16', 16 * names.length - range],
  ]);
  return Buffer.concat([start, ...entries, ...bodies]);
}

function sumOf(body) {
  let sum = 0;
  for (let at = 0; at < body.length; at += 4) sum = (sum + body.readUInt32BE(at)) % 2 ** 32;
  return sum;
}
