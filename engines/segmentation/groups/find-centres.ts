import { kmeans } from 'ml-kmeans';
import { nearestCentre } from './group-space.ts';

type Point = readonly number[];

const starts = 4;

/**
 * The centres of k groups (k-means with k-means++ starts): the best of several seeded starts by the sum of squared
 * distances. The same points in the same order, count and seed give the same centres.
 */
export function findCentres(
  points: readonly Point[],
  count: number,
  seed: number,
  tries = starts,
): readonly Point[] {
  const data = points.map((point) => [...point]);
  let best: { readonly centres: readonly Point[]; readonly error: number } | null = null;
  for (let start = 0; start < tries; start += 1) {
    const { centroids } = kmeans(data, count, { seed: seed * starts + start, maxIterations: 100 });
    const error = errorOf(points, centroids);
    if (best === null || error < best.error) best = { centres: centroids, error };
  }
  return best?.centres ?? [];
}

function errorOf(points: readonly Point[], centres: readonly Point[]): number {
  return points.reduce((sum, point) => {
    const centre = centres[nearestCentre(point, centres)] ?? [];
    return sum + point.reduce((squares, at, axis) => squares + (at - (centre[axis] ?? 0)) ** 2, 0);
  }, 0);
}
