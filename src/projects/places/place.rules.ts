/** How far around a place people look, in kilometres, unless they say otherwise; and at most. */
export const usualRadius = 25;
export const largestRadius = 1_000;

/** A point on the earth: WGS84, in degrees; latitude −90 to 90, longitude −180 to 180. */
export interface Location {
  readonly latitude: number;
  readonly longitude: number;
}

/** A place as the gazetteer knows it, by the name that it has where it lies. */
export interface Place extends Location {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly population: number;
}

/** The radius in kilometres that the earth has on average (IUGG); the function `metres_between` has the same. */
const earthKm = 6371.0088;

/** Beside a wider place, as in “Saint-Gilles, Brussels”, a place lies within this many kilometres of it. */
const besideKm = 50;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The shortest way over the ground between two points, by the haversine formula. */
export function kilometresBetween(a: Location, b: Location): number {
  const up = Math.sin(radians(b.latitude - a.latitude) / 2) ** 2;
  const along = Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  const h = up + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * along;
  return 2 * earthKm * Math.asin(Math.sqrt(Math.min(1, h)));
}

/** Names are compared in this form: small letters without accents, words with one blank between them. */
export const foldName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\p{Mn}’'‘`´.]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

export const isLocation = ({ latitude, longitude }: Location): boolean =>
  Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;

/** To about ten metres, which is closer than any name of a place. */
export const rounded = ({ latitude, longitude }: Location): Location => ({
  latitude: Number(latitude.toFixed(4)) + 0,
  longitude: Number(longitude.toFixed(4)) + 0,
});

/** `Gent (51.05, 3.7167)`: a place as an address can say it, so that it is read as this one and no other. */
export const placeText = ({ name, ...at }: Location & { readonly name: string }): string => {
  const { latitude, longitude } = rounded(at);
  return `${name} (${latitude}, ${longitude})`.trim();
};

const number = String.raw`-?\d{1,3}(?:\.\d{1,20})?`;
const coordinates = new RegExp(String.raw`^(|.*?[\s(])\s*(${number})\s*[,;]\s*(${number})\s*\)?$`, 'su');

/** Reads what `placeText` writes, or two numbers alone; undefined for a text that says no point. */
export function readPlaceText(text: string): (Location & { readonly name: string }) | undefined {
  const [, name = '', latitude, longitude] = coordinates.exec(text.trim()) ?? [];
  if (latitude === undefined || longitude === undefined) return undefined;
  const at = rounded({ latitude: Number(latitude), longitude: Number(longitude) });
  return isLocation(at) ? { name: name.replace(/[\s(]+$/u, ''), ...at } : undefined;
}

/** What is said of a place, from the narrowest to the widest: `Saint-Gilles, Brussels` has two parts. */
export const partsOf = (text: string): string[] =>
  text
    .split(/[,;()]/)
    .map((part) => part.trim())
    .filter((part) => foldName(part) !== '');

/** Those in the country where it names one, else those that lie beside one of the wider places. */
export function beside(places: readonly Place[], wider: readonly Place[], country: string | undefined): Place[] {
  const inCountry = places.filter((place) => place.country === country);
  if (inCountry.length > 0) return inCountry;
  return places.filter((place) => wider.some((one) => kilometresBetween(place, one) <= besideKm));
}
