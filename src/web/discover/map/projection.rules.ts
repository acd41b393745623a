import { type Location } from '../../../projects/index.js';

/** A map has this size in units of its own, whatever it has on the screen. */
export const mapSize = { width: 480, height: 360 } as const;

/** Degrees of longitude along, and up as many degrees as make angles right (Mercator). */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a map shows: the point in its middle, and how many units a degree of longitude is wide. */
export interface MapView {
  readonly centre: Point;
  readonly scale: number;
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const degrees = (angle: number): number => (angle * 180) / Math.PI;

/** Nearer to a pole than this, Mercator goes on without end. */
const outermost = 84;
const earthKm = 6371.0088;

export const mercator = ({ latitude, longitude }: Location): Point => {
  const shown = Math.max(-outermost, Math.min(outermost, latitude));
  return { x: longitude, y: degrees(Math.log(Math.tan(Math.PI / 4 + radians(shown) / 2))) };
};

/** The world is seen once from side to side, and nothing nearer than some 70 kilometres of Belgium. */
const scales = { least: mapSize.width / 360, most: mapSize.width } as const;

/** What is kept free at each side for dots and for snapping. */
const margin = 48;

/** Centres stand on a grid of so many units, and scales on a ladder, so that searches that are alike share an outline. */
const grid = 24;
const step = Math.SQRT2;

/** The view that holds all of these points; the whole world where there are none. */
export function viewOf(points: readonly Location[]): MapView {
  if (points.length === 0) return { centre: { x: 0, y: 20 }, scale: scales.least };
  const all = points.map(mercator);
  const [west, east] = ends(all.map(({ x }) => x));
  const [south, north] = ends(all.map(({ y }) => y));
  const fitting = Math.min(
    (mapSize.width - 2 * margin) / Math.max(east - west, 1e-9),
    (mapSize.height - 2 * margin) / Math.max(north - south, 1e-9),
  );
  const rung = Math.floor(Math.log(Math.max(fitting, scales.least) / scales.least) / Math.log(step));
  const scale = Math.min(scales.most, scales.least * step ** rung);
  const snapped = (at: number): number => (Math.round((at * scale) / grid) * grid) / scale;
  return { centre: { x: snapped((west + east) / 2), y: snapped((south + north) / 2) }, scale };
}

const ends = (values: readonly number[]): [number, number] => [Math.min(...values), Math.max(...values)];

/** Where a point stands on the map, in its units, by the shorter way around the earth. */
export function onMap({ centre, scale }: MapView, location: Location): Point {
  const { x, y } = mercator(location);
  const along = x - centre.x - 360 * Math.round((x - centre.x) / 360);
  return { x: mapSize.width / 2 + along * scale, y: mapSize.height / 2 - (y - centre.y) * scale };
}

/** Points around a circle on the ground. */
export function circleAround({ latitude, longitude }: Location, kilometres: number, count = 48): Location[] {
  const far = kilometres / earthKm;
  const from = radians(latitude);
  return Array.from({ length: count }, (_, index) => {
    const bearing = (2 * Math.PI * index) / count;
    const to = Math.asin(Math.sin(from) * Math.cos(far) + Math.cos(from) * Math.sin(far) * Math.cos(bearing));
    const turn = Math.atan2(
      Math.sin(bearing) * Math.sin(far) * Math.cos(from),
      Math.cos(far) - Math.sin(from) * Math.sin(to),
    );
    return { latitude: degrees(to), longitude: longitude + degrees(turn) };
  });
}
