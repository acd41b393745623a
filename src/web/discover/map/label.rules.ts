import { mapSize, type Point } from './projection.rules.js';

/** A name of a town where it is written: its middle, at the foot of its letters. */
export interface Label extends Point {
  /** Where the town lies. */
  readonly town: Point;
  readonly name: string;
  /** Also written on a small screen, in larger letters. */
  readonly isMajor: boolean;
}

/** So many names tell where one is, and the largest of them on a small screen. */
const most = 14;
const mostMajor = 4;

/** Letters in units of the map: small beside large on a wide screen, large alone on a small one (`map.css`). */
const letters = { major: 17, minor: 10 } as const;
const widthOfLetter = 0.58;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const apart = (a: Box, b: Box): boolean => a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;

/** Names that stand free of each other, of the dots and of the edge; the first that are given come first. */
export function labelsOf(
  towns: Iterable<Point & { readonly name: string }>,
  dots: readonly Point[],
  dotRadius: number,
): Label[] {
  const taken = dots.map(({ x, y }) => boxAround({ x, y }, dotRadius));
  const labels: Label[] = [];
  for (const { name, x, y } of towns) {
    if (labels.length === most) break;
    const isMajor = labels.length < mostMajor;
    const dot = dots.find((each) => Math.hypot(each.x - x, each.y - y) < dotRadius);
    const at = { x, y: dot ? dot.y - dotRadius - 4 : y - 5 };
    const size = isMajor ? letters.major : letters.minor;
    const half = (name.length * size * widthOfLetter) / 2;
    const box = { left: at.x - half, right: at.x + half, top: at.y - size, bottom: at.y + 2 };
    const isInside = box.left > 0 && box.right < mapSize.width && box.top > 0 && box.bottom < mapSize.height;
    if (!isInside || !taken.every((other) => apart(box, other))) continue;
    taken.push(box);
    labels.push({ name, isMajor, town: { x, y }, ...at });
  }
  return labels;
}

const boxAround = ({ x, y }: Point, radius: number): Box => ({
  ...{ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius },
});
