import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import sharp from 'sharp';
import { assetFolder } from '../frame/assets.js';
import { type Glyphs } from './typeset.rules.js';

const mostKept = 100;

/** Turns drawn cards into PNG, which is what services that show links take; each drawing once. */
@Injectable()
export class ShareCards {
  private readonly kept = new Map<string, Promise<Buffer>>();
  private letters: Glyphs | undefined;

  /** The outlines that `build-assets.mjs` took from our font. */
  glyphs(): Glyphs {
    this.letters ??= JSON.parse(readFileSync(join(assetFolder, 'glyphs.json'), 'utf8')) as Glyphs;
    return this.letters;
  }

  /** `key` is equal for equal drawings. */
  png(key: string, svg: string): Promise<Buffer> {
    const known = this.kept.get(key);
    if (known) return known;
    const drawing = sharp(Buffer.from(svg)).png({ compressionLevel: 9, palette: true, colours: 64 }).toBuffer();
    this.kept.set(key, drawing);
    const [oldest] = this.kept.keys();
    if (this.kept.size > mostKept && oldest !== undefined) this.kept.delete(oldest);
    return drawing;
  }
}
