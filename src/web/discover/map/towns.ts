import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { assetFolder } from '../../../platform/built/index.js';
import { mapSize, type MapView, onMap, type Point } from './projection.rules.js';

type Town = readonly [name: string, latitude: number, longitude: number];

/** The towns of the world (GeoNames), the largest first; read when the first map is asked for. */
@Injectable()
export class Towns {
  private all: readonly Town[] | undefined;

  /** Those on a map, the largest first. */
  *on(view: MapView): Generator<Point & { readonly name: string }> {
    this.all ??= JSON.parse(readFileSync(join(assetFolder, 'towns.json'), 'utf8')) as Town[];
    for (const [name, latitude, longitude] of this.all) {
      const { x, y } = onMap(view, { latitude, longitude });
      if (x >= 0 && x <= mapSize.width && y >= 0 && y <= mapSize.height) yield { name, x, y };
    }
  }
}
