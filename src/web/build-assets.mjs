/**
 * Builds what browsers load, into dist/assets: one stylesheet, one file per island, the fonts. Names hold a hash of
 * the content, so that they may be cached for ever; manifest.json says which is which. Each text has a .br and a .gz
 * beside it. So are, under plain names, the same fonts as PDFs embed them, the outlines of letters in pictures, where
 * places lie, and the outline of the land.
 * Run after the compiler, which empties dist.
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { createRequire } from 'node:module';
import { build } from 'esbuild';
import { buildPlaces } from '../projects/places/build-places.mjs';
import { buildOutline } from './discover/map/build-outline.mjs';

const require = createRequire(import.meta.url);
/** PDFs and pictures need whole fonts of one weight; those of the pages are variable, and in parts. */
const paperFonts = {
  'paper-text.ttf': 'atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
  'paper-title.ttf': 'bricolage-grotesque/800ExtraBold/BricolageGrotesque_800ExtraBold.ttf',
};

const here = dirname(fileURLToPath(import.meta.url));
const outdir = join(here, '../../dist/assets');

const islands = readdirSync(join(here, 'islands'))
  .filter((name) => name.endsWith('.island.ts'))
  .map((name) => join(here, 'islands', name));

export async function buildAssets() {
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  const { metafile } = await build({
    entryPoints: [join(here, 'styles/tally.css'), ...islands],
    outdir,
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['chrome109', 'firefox115', 'safari16'],
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.woff2': 'file' },
    metafile: true,
    logLevel: 'warning',
  });
  const manifest = {};
  for (const [path, { entryPoint, inputs }] of Object.entries(metafile.outputs)) {
    const source = entryPoint ?? Object.keys(inputs)[0];
    manifest[basename(source)] = basename(path);
    if (!path.endsWith('.woff2')) compress(join(outdir, basename(path)));
  }
  for (const [name, file] of Object.entries(paperFonts))
    copyFileSync(require.resolve(`@expo-google-fonts/${file}`), join(outdir, name));
  writeFileSync(join(outdir, 'manifest.json'), JSON.stringify(manifest, null, 2));
  writeGlyphs();
  buildOutline(outdir);
  await buildPlaces(outdir);
}

/**
 * The outlines of our letters, for pictures that are drawn where no font is installed: by letter, how far it moves on and
 * its path, in thousandths of its size. The reader of fonts is the one that comes with pdfkit.
 */
function writeGlyphs() {
  const { openSync } = createRequire(require.resolve('pdfkit'))('fontkit');
  const font = openSync(join(outdir, 'paper-title.ttf'));
  const glyphs = {};
  for (const code of font.characterSet.filter((each) => each >= 32 && each < 0xfffe)) {
    const { advanceWidth, path } = font.glyphForCodePoint(code);
    glyphs[String.fromCodePoint(code)] = [advanceWidth, path.toSVG()];
  }
  writeFileSync(join(outdir, 'glyphs.json'), JSON.stringify(glyphs));
}

function compress(file) {
  const content = readFileSync(file);
  writeFileSync(`${file}.br`, brotliCompressSync(content));
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAssets();
