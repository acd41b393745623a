// Guarantee: a map shows all that it is asked to show, each thing where it lies, seen from the nearer side of the earth;
// what is drawn as one is near together and what is drawn apart is apart; land is cut at the frame and nowhere else; and
// names stand free.
import fc from 'fast-check';
import { kilometresBetween } from '../../../projects/index.js';
import { clustersOf } from './cluster.rules.js';
import { labelsOf } from './label.rules.js';
import { bordersPath, cut, landPath, unpacked } from './outline.rules.js';
import { circleAround, mapSize, mercator, onMap, type Point, viewOf } from './projection.rules.js';

const at = (latitude: number, longitude: number) => ({ latitude, longitude });
const isInside = ({ x, y }: Point) => x >= 0 && x <= mapSize.width && y >= 0 && y <= mapSize.height;
const inhabited = fc.record({
  latitude: fc.double({ min: -60, max: 75, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

describe('the projection', () => {
  it.each([
    [at(0, 0), { x: 0, y: 0 }],
    [at(0, 180), { x: 180, y: 0 }],
    [at(60, 10), { x: 10, y: 75.456 }],
    [at(-60, 10), { x: 10, y: -75.456 }],
  ])('puts %j at %j', (location, { x, y }) => {
    expect(mercator(location).x).toBeCloseTo(x, 3);
    expect(mercator(location).y).toBeCloseTo(y, 3);
  });

  it('ends before a pole, which is endlessly far', () => {
    expect(mercator(at(90, 0)).y).toBe(mercator(at(84, 0)).y);
  });

  it('puts north up, east to the right, and a place beyond the 180th meridian beside this one', () => {
    const view = viewOf([at(-18, 179)]);
    const fiji = onMap(view, at(-18, 179));
    expect(onMap(view, at(-17.9, 179)).y).toBeLessThan(fiji.y);
    expect(onMap(view, at(-18, -179.9)).x - fiji.x).toBeCloseTo(1.1 * view.scale, 3);
  });
});

describe('the view', () => {
  it('holds every point', () => {
    fc.assert(
      fc.property(fc.array(inhabited, { minLength: 1, maxLength: 20 }), (points) => {
        const view = viewOf(points);
        // From far apart, some are nearer around the other side: the world is seen from edge to edge.
        fc.pre(view.scale > mapSize.width / 300);
        expect(points.map((point) => onMap(view, point)).every(isInside)).toBe(true);
      }),
    );
  });

  it('is the world where there is nothing, and a country rather than a street where there is one thing', () => {
    expect(viewOf([]).scale * 360).toBe(mapSize.width);
    const { scale } = viewOf([at(50.85, 4.35)]);
    const width = kilometresBetween(at(50.85, 0), at(50.85, mapSize.width / scale));
    expect(width).toBeGreaterThan(40);
  });

  it('is the same for what is almost the same', () => {
    const views = new Set(
      [0, 0.001, 0.002].map((off) => JSON.stringify(viewOf(circleAround(at(50.85, 4.36 + off), 25)))),
    );
    expect(views.size).toBe(1);
  });
});

it('a circle on the ground has its radius everywhere', () => {
  fc.assert(
    fc.property(inhabited, fc.integer({ min: 1, max: 1000 }), (centre, kilometres) => {
      for (const point of circleAround(centre, kilometres))
        expect(kilometresBetween(centre, point)).toBeCloseTo(kilometres, 3);
    }),
  );
});

describe('what stands too near each other', () => {
  const points = fc.array(
    fc.record({ x: fc.double({ min: 0, max: 480, noNaN: true }), y: fc.double({ min: 0, max: 360, noNaN: true }) }),
    { maxLength: 80 },
  );

  it('is drawn as one: each thing once, what is drawn apart at least so far apart, the rest nearer', () => {
    fc.assert(
      fc.property(points, fc.double({ min: 1, max: 120, noNaN: true }), (all, distance) => {
        const clusters = clustersOf(all, distance);
        expect(new Set(clusters.flatMap(({ members }) => members))).toEqual(new Set(all));
        expect(clusters.flatMap(({ members }) => members)).toHaveLength(all.length);
        clusters.forEach((a, index) => {
          for (const b of clusters.slice(index + 1))
            expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(distance);
          for (const { x, y } of a.members) expect(Math.hypot(a.x - x, a.y - y)).toBeLessThan(distance);
        });
      }),
    );
  });

  it.each([
    [[], []],
    [[[0, 0]], [1]],
    [
      [
        [0, 0],
        [9, 0],
        [20, 0],
      ],
      [2, 1],
    ],
    [
      [
        [0, 0],
        [9, 0],
        [18, 0],
      ],
      [2, 1],
    ],
    [
      [
        [0, 0],
        [10, 0],
      ],
      [1, 1],
    ],
  ])('%j become %j', (places, sizes) => {
    const clusters = clustersOf(places.map(([x = 0, y = 0]) => ({ x, y })), 10); // prettier-ignore
    expect(clusters.map(({ members }) => members.length)).toEqual(sizes);
  });
});

describe('land', () => {
  const area = (points: readonly Point[]) =>
    Math.abs(
      points.reduce((sum, { x, y }, index) => {
        const next = points[(index + 1) % points.length] ?? { x, y };
        return sum + (x * next.y - next.x * y) / 2;
      }, 0),
    );

  it('is cut at the frame', () => {
    const everything = [{ x: -900, y: -900 }, { x: 900, y: -900 }, { x: 900, y: 900 }, { x: -900, y: 900 }]; // prettier-ignore
    expect(area(cut(everything))).toBeCloseTo((mapSize.width + 12) * (mapSize.height + 12));
    const within = [{ x: 10, y: 10 }, { x: 20, y: 10 }, { x: 20, y: 20 }]; // prettier-ignore
    expect(cut(within)).toEqual(within);
    expect(cut(within.map(({ x, y }) => ({ x: x + 900, y })))).toEqual([]);
  });

  it('has as much of a triangle as lies within', () => {
    const half = [{ x: 474, y: 100 }, { x: 498, y: 100 }, { x: 498, y: 124 }, { x: 474, y: 124 }]; // prettier-ignore
    expect(area(cut(half))).toBeCloseTo(12 * 24);
  });

  it('is drawn from what was packed, also around the earth, and small islands are not', () => {
    const square = unpacked([0, 0, 10_000, 0, 0, 10_000, -10_000, 0, 0, -10_000]);
    expect(square).toMatchObject({ west: 0, east: 10 });
    const view = { centre: { x: 5, y: 5 }, scale: 10 };
    expect(landPath([square], view)).toMatch(/^M1900 2300l1000 0 0-\d+-1000 0 0 \d+z$/);
    expect(landPath([square], { ...view, centre: { x: 365, y: 5 } })).toBe(landPath([square], view));
    expect(landPath([square], { ...view, scale: 0.1 })).toBe('');
    expect(landPath([square], { ...view, centre: { x: 95, y: 5 } })).toBe('');
  });

  it('goes on beyond the 180th meridian, on both sides of the map', () => {
    const across = unpacked([175_000, 0, 3_000, 0, -356_000, 0, 0, 4_000, 353_000, 0, 0, -4_000]);
    expect(across).toMatchObject({ west: 175, east: 182 });
    const world = { centre: { x: 0, y: 0 }, scale: mapSize.width / 360 };
    const [west = '', east = '', ...more] = landPath([across], world).split('M').slice(1);
    expect(more).toEqual([]);
    // Nothing of either is drawn across the other: both stay within a few degrees.
    for (const path of [west, east])
      expect(Math.max(...(path.match(/\d+/g) ?? []).slice(2).map(Number))).toBeLessThan(150);
  });

  it('has borders where they can be seen', () => {
    const line = unpacked([-90_000, 0, 85_000, 0, 10_000, 0, 90_000, 0]);
    expect(bordersPath([line], { centre: { x: 0, y: 0 }, scale: 10 })).toBe('M-6600 1800l8500 0 1000 0 9000 0');
    expect(bordersPath([line], { centre: { x: 0, y: 60 }, scale: 10 })).toBe('');
  });
});

describe('names of towns', () => {
  it('stand free of each other, of dots and of the edge, the first that come', () => {
    const towns = [
      { name: 'Brussels', x: 200, y: 150 },
      { name: 'Schaarbeek', x: 205, y: 148 },
      { name: 'Edge', x: 2, y: 100 },
      { name: 'Gent', x: 90, y: 100 },
      { name: 'Dotted', x: 300, y: 300 },
    ];
    const dots = [{ x: 90, y: 100 }, { x: 300, y: 292 }]; // prettier-ignore
    const labels = labelsOf(towns, dots, 14);
    expect(labels.map(({ name }) => name)).toEqual(['Brussels', 'Gent', 'Dotted']);
    expect(labels[1]).toMatchObject({ x: 90, y: 100 - 18 });
  });
});
