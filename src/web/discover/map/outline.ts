import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { assetFolder } from '../../../platform/built/index.js';
import { bordersPath, landPath, type Line, unpacked } from './outline.rules.js';
import { type MapView } from './projection.rules.js';

/** Paths of SVG, in tenths of the map's units. */
export interface DrawnOutline {
  readonly land: string;
  readonly borders: string;
}

const mostKept = 100;

/** Land and borders (Natural Earth). Read when the first map is asked for; what was drawn is kept, the latest hundred. */
@Injectable()
export class Outline {
  private lines: { readonly land: readonly Line[]; readonly borders: readonly Line[] } | undefined;
  private readonly drawn = new Map<string, DrawnOutline>();

  draw(view: MapView): DrawnOutline {
    const key = JSON.stringify(view);
    const known = this.drawn.get(key);
    this.drawn.delete(key);
    this.lines ??= readLines();
    const { land, borders } = this.lines;
    const outline = known ?? { land: landPath(land, view), borders: bordersPath(borders, view) };
    this.drawn.set(key, outline);
    const [oldest] = this.drawn.keys();
    if (this.drawn.size > mostKept && oldest !== undefined) this.drawn.delete(oldest);
    return outline;
  }
}

function readLines(): { land: Line[]; borders: Line[] } {
  const packed = JSON.parse(readFileSync(join(assetFolder, 'outline.json'), 'utf8')) as Record<string, number[][]>;
  return { land: (packed['land'] ?? []).map(unpacked), borders: (packed['borders'] ?? []).map(unpacked) };
}
