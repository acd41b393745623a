import { type Point } from './projection.rules.js';

/** Things that stand too near each other to be told apart, drawn as one where the first of them stands. */
export interface Cluster<T> extends Point {
  readonly members: readonly T[];
}

/**
 * Gathers what stands within `distance` of something that came before it; that is then at least so far from whatever else
 * is drawn. What comes first keeps its place: give the weightiest first.
 */
export function clustersOf<T extends Point>(points: readonly T[], distance: number): Cluster<T>[] {
  const clusters: (Point & { members: T[] })[] = [];
  for (const point of points) {
    const near = clusters.find(({ x, y }) => Math.hypot(point.x - x, point.y - y) < distance);
    if (near) near.members.push(point);
    else clusters.push({ x: point.x, y: point.y, members: [point] });
  }
  return clusters;
}
