import { inflateSync } from 'node:zlib';

/** A PDF as a test reads it. */
export interface ReadPdf {
  /** The source, with its streams unpacked. */
  readonly source: string;
  /** The text of all pages as readers aloud have it: by the fonts' own tables, a line per piece. */
  readonly text: string;
}

/** Reads a PDF of pdfkit: one content stream per page, fonts with ToUnicode tables. */
export function readPdf(bytes: Buffer): ReadPdf {
  const objects = objectsOf(bytes);
  const source = [...objects.values()].join('\n');
  const pages = [...objects.values()].filter((object) => /\/Type \/Page\b(?!s)/.test(object));
  const lines = pages.flatMap((page) => {
    const [, contents = ''] = /\/Contents (\d+) 0 R/.exec(page) ?? [];
    const [, resources = ''] = /\/Resources (\d+) 0 R/.exec(page) ?? [];
    return piecesOf(objects.get(contents) ?? '', fontsOf(objects.get(resources) ?? page, objects));
  });
  return { source, text: lines.join('\n') };
}

function objectsOf(bytes: Buffer): Map<string, string> {
  const raw = bytes.toString('latin1');
  const objects = new Map<string, string>();
  for (const { 1: id = '', 2: body = '' } of raw.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [head = '', packed] = body.split(/\nstream\r?\n/, 2);
    const stream = packed?.replace(/\nendstream$/, '');
    const isText = stream !== undefined && head.includes('/FlateDecode') && !head.includes('/Subtype');
    const unpacked = isText ? inflateSync(Buffer.from(stream, 'latin1')).toString('latin1') : '';
    // What the file says of itself is plain XML.
    objects.set(id, `${head}\n${head.includes('/XML') ? stream : unpacked}`);
  }
  return objects;
}

/** The characters of each glyph, by the name of the font. */
function fontsOf(resources: string, objects: ReadonlyMap<string, string>): Map<string, string[]> {
  const fonts = new Map<string, string[]>();
  for (const { 1: name = '', 2: id = '' } of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const [, table = ''] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '') ?? [];
    const characters: string[] = [];
    for (const { 1: start = '', 2: list = '' } of (objects.get(table) ?? '').matchAll(/<(\w+)> <\w+> \[([^\]]*)\]/g)) {
      const at = Number.parseInt(start, 16);
      for (const [place, { 1: hex = '' }] of [...list.matchAll(/<(\w+)>/g)].entries()) {
        characters[at + place] = Buffer.from(hex, 'hex').swap16().toString('utf16le');
      }
    }
    fonts.set(name, characters);
  }
  return fonts;
}

function piecesOf(content: string, fonts: ReadonlyMap<string, readonly string[]>): string[] {
  let font = '';
  const pieces: string[] = [];
  for (const { 1: name, 2: shown } of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name) font = name;
    const glyphs = [...(shown ?? '').matchAll(/<(\w*)>/g)].flatMap(({ 1: hex = '' }) => hex.match(/.{4}/g) ?? []);
    if (shown) pieces.push(glyphs.map((glyph) => fonts.get(font)?.[Number.parseInt(glyph, 16)] ?? '').join(''));
  }
  return pieces;
}
