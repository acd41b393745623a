import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { assetFolder } from '../../platform/built/index.js';
import { locales } from '../../users/index.js';
import {
  beside,
  foldName,
  type Location,
  partsOf,
  type Place,
  placeText,
  readPlaceText,
  rounded,
} from './place.rules.js';

/** What somebody looks around: a point, what they call it, and the other places that they may have meant. */
export interface Centre extends Location {
  readonly name: string;
  /** ISO 3166-1 alpha-2; null where it was said by coordinates. */
  readonly country: string | null;
  readonly others: readonly Place[];
}

/** As somebody writes it; a location of null takes it away. */
export interface Whereabouts {
  readonly place?: string;
  readonly location?: Location | null;
}

/** More of one name nobody reads through. */
const mostFound = 10;

/** No line is longer; and so many bytes hold all places of one name. */
const lineBytes = 1_024;
const blockBytes = 16_384;

/**
 * Where places lie: GeoNames (CC BY 4.0) as `build-places.mjs` has sorted it, asked without going anywhere. It stays in
 * its file: a name is found by halving, in some twenty short reads of what the system keeps in memory anyway.
 */
@Injectable()
export class Gazetteer implements OnModuleDestroy {
  private opened: { readonly file: number; readonly size: number } | undefined;
  private countries: ReadonlyMap<string, string> | undefined;

  /**
   * The places that a text may mean, the largest first: all of that name, in any language; behind a comma a wider place
   * or a country tells them apart. Where only the wider place is known, it is that one.
   */
  find(text: string): Place[] {
    const whole = this.named(text);
    const [narrow, ...others] = partsOf(text);
    const wide = others.at(-1);
    if (whole.length > 0 || narrow === undefined || wide === undefined) return whole.slice(0, mostFound);
    const places = this.named(narrow);
    const wider = this.named(wide);
    const chosen = beside(places, wider, this.countryOf(wide));
    const rest = wider.length > 0 ? wider : places;
    return (chosen.length > 0 ? chosen : rest).slice(0, mostFound);
  }

  /** The place, where a text can mean only one. */
  theOne(text: string): Place | undefined {
    const found = this.find(text);
    return found.length === 1 ? found[0] : undefined;
  }

  /**
   * What becomes of a location when a place is written that may be another one than before: what is given, or else that of
   * a place that can be only one. Nothing when the place stays.
   */
  locate({ place, location }: Whereabouts, before: string): Pick<Whereabouts, 'location'> {
    if (location !== undefined) return { location: location && rounded(location) };
    if (place === undefined || place === before) return {};
    const found = this.theOne(place);
    return { location: found ? rounded(found) : null };
  }

  /** The point that a text means: the coordinates in it, or else the largest place of that name. */
  centre(text: string): Centre | undefined {
    const said = readPlaceText(text);
    if (said) return { ...said, name: said.name || placeText({ ...said, name: '' }), country: null, others: [] };
    const [place, ...others] = this.find(text);
    return place && { ...place, others };
  }

  onModuleDestroy(): void {
    if (this.opened) closeSync(this.opened.file);
    this.opened = undefined;
  }

  private named(name: string): Place[] {
    const key = foldName(name);
    if (key === '') return [];
    const lines = this.read(this.firstOf(key), blockBytes).toString('utf8').split('\n').slice(0, -1);
    return lines.map(columnsOf).flatMap(([named, ...place]) => (named === key ? [toPlace(place)] : []));
  }

  /** Where a line begins shortly before the first one of a name, or where that would be. */
  private firstOf(key: string): number {
    let from = 0;
    let to = this.open().size;
    while (to - from > lineBytes * 2) {
      const middle = Math.floor((from + to) / 2);
      const bytes = this.read(middle, lineBytes * 2);
      const begin = bytes.indexOf('\n') + 1;
      const [named = ''] = columnsOf(bytes.subarray(begin).toString('utf8'));
      if (named >= key) to = middle;
      else from = middle + begin;
    }
    return from;
  }

  private read(at: number, length: number): Buffer {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(this.open().file, bytes, 0, length, at));
  }

  private open(): { readonly file: number; readonly size: number } {
    if (this.opened) return this.opened;
    const file = openSync(join(assetFolder, 'places.tsv'), 'r');
    return (this.opened = { file, size: fstatSync(file).size });
  }

  private countryOf(name: string): string | undefined {
    this.countries ??= namesOfCountries();
    return this.countries.get(foldName(name));
  }
}

const columnsOf = (line: string): string[] => line.split('\t');

const toPlace = ([name = '', country = '', latitude, longitude, population]: readonly string[]): Place => ({
  ...{ name, country, latitude: Number(latitude), longitude: Number(longitude), population: Number(population) },
});

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Codes by the names that countries have in our languages, and by the codes themselves. */
function namesOfCountries(): ReadonlyMap<string, string> {
  const pairs = letters.flatMap((first) => letters.map((second) => first + second));
  // Some codes stand for what has another one by now, under the name of that.
  const codes = pairs.filter((code) => new Intl.Locale(`und-${code}`).region === code);
  const inLocale = (locale: string): [string, string][] => {
    const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
    return codes.flatMap((code): [string, string][] => {
      const name = names.of(code);
      return name === undefined ? [] : [[foldName(name), code], [foldName(code), code]]; // prettier-ignore
    });
  };
  return new Map(locales.flatMap(inLocale));
}
