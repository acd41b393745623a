import { mapSize, mercator, type MapView, type Point } from './projection.rules.js';

/** A line on the earth, projected: x and y in turns, and the box around it. */
export interface Line {
  readonly points: Float32Array;
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

const aroundTheEarth = 360_000;

/**
 * From thousandths of a degree, each number what it differs from the one before (`build-outline.mjs`). What crosses the
 * 180th meridian goes on beyond it, and not back across the whole map.
 */
export function unpacked(differences: readonly number[]): Line {
  const points = new Float32Array(differences.length);
  const box = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity };
  let longitude = 0;
  let latitude = 0;
  for (let at = 0; at < differences.length; at += 2) {
    const east = differences[at] ?? 0;
    longitude += east - aroundTheEarth * Math.round(east / aroundTheEarth);
    latitude += differences[at + 1] ?? 0;
    const { x, y } = mercator({ latitude: latitude / 1000, longitude: longitude / 1000 });
    points.set([x, y], at);
    box.west = Math.min(box.west, x);
    box.east = Math.max(box.east, x);
    box.south = Math.min(box.south, y);
    box.north = Math.max(box.north, y);
  }
  return { points, ...box };
}

/** Points nearer to each other than this are one, and islands smaller are none: nobody sees them, and everybody loads them. */
const thinnest = 1.6;

/** What is drawn beyond the edge, so that the stroke along it is not seen. */
const edge = 6;
const frame = { left: -edge, right: mapSize.width + edge, top: -edge, bottom: mapSize.height + edge };

/** Land as paths of SVG, in tenths of a unit. */
export const landPath = (lines: readonly Line[], view: MapView): string =>
  shifted(lines, view)
    .map(({ line, shift }) => cut(thinned(line, view, shift)))
    .filter((points) => points.length > 2)
    .map((points) => `${pathOf(points)}z`)
    .join('');

/** Borders between countries, in the same way. */
export const bordersPath = (lines: readonly Line[], view: MapView): string =>
  shifted(lines, view)
    .flatMap(({ line, shift }) => pieces(thinned(line, view, shift)))
    .map(pathOf)
    .join('');

/** Lines that can be seen, also those that are seen around the earth, and how far each is moved for it. */
function shifted(lines: readonly Line[], { centre, scale }: MapView): { line: Line; shift: number }[] {
  const [halfWidth, halfHeight] = [(mapSize.width / 2 + edge) / scale, (mapSize.height / 2 + edge) / scale];
  const seen = ({ west, east, south, north }: Line, shift: number): boolean =>
    Math.max(east - west, north - south) * scale >= thinnest &&
    west + shift <= centre.x + halfWidth &&
    east + shift >= centre.x - halfWidth &&
    south <= centre.y + halfHeight &&
    north >= centre.y - halfHeight;
  return [-360, 0, 360].flatMap((shift) => lines.filter((line) => seen(line, shift)).map((line) => ({ line, shift })));
}

function thinned({ points }: Line, { centre, scale }: MapView, shift: number): Point[] {
  const kept: Point[] = [];
  let last = { x: Infinity, y: Infinity };
  for (let at = 0; at < points.length; at += 2) {
    const x = mapSize.width / 2 + ((points[at] ?? 0) + shift - centre.x) * scale;
    const y = mapSize.height / 2 - ((points[at + 1] ?? 0) - centre.y) * scale;
    const isEnd = at === points.length - 2;
    if (!isEnd && Math.abs(x - last.x) < thinnest && Math.abs(y - last.y) < thinnest) continue;
    last = { x, y };
    kept.push(last);
  }
  return kept;
}

/** A side of the frame: how far inside of it a point is. */
const sides: readonly ((point: Point) => number)[] = [
  ({ x }) => x - frame.left,
  ({ x }) => frame.right - x,
  ({ y }) => y - frame.top,
  ({ y }) => frame.bottom - y,
];

/** What of a polygon is inside the frame (Sutherland and Hodgman). */
export const cut = (polygon: readonly Point[]): Point[] =>
  sides.reduce<Point[]>(
    (points, inside) =>
      points.flatMap((point, index) => {
        const before = points.at(index - 1) ?? point;
        const [from, to] = [inside(before), inside(point)];
        const crossing = from < 0 !== to < 0 ? [between(before, point, from / (from - to))] : [];
        return to < 0 ? crossing : [...crossing, point];
      }),
    [...polygon],
  );

const between = (a: Point, b: Point, part: number): Point => ({
  x: a.x + (b.x - a.x) * part,
  y: a.y + (b.y - a.y) * part,
});

/** The stretches of a line that may be seen: a step is left out when both its ends are beyond the same side. */
function pieces(line: readonly Point[]): Point[][] {
  const found: Point[][] = [];
  let open: Point[] | undefined;
  line.slice(1).forEach((point, index) => {
    const before = line[index] ?? point;
    if (sides.some((inside) => inside(before) < 0 && inside(point) < 0)) return void (open = undefined);
    if (!open) found.push((open = [before]));
    open.push(point);
  });
  return found;
}

const tenths = ({ x, y }: Point): [number, number] => [Math.round(x * 10), Math.round(y * 10)];

/** Each step as what it differs from the one before, which takes half the letters. */
function pathOf([first, ...rest]: readonly Point[]): string {
  let [lastX, lastY] = tenths(first ?? { x: 0, y: 0 });
  const begin = `M${lastX} ${lastY}l`;
  const steps = rest.map((point) => {
    const [x, y] = tenths(point);
    const step = `${x - lastX} ${y - lastY}`;
    [lastX, lastY] = [x, y];
    return step;
  });
  return begin + steps.join(' ').replaceAll(' -', '-');
}
