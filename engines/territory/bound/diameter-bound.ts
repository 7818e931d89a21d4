import type { Model } from '../model.ts';

/**
 * No largest diameter can be less: whoever has a point must gather, around it, at least what a district weighs, and
 * reaches the last point of that gathering. The largest such reach over all points, with every activity counted.
 */
export function diameterBound(model: Model): number {
  const { pointCount: n, activityCount, lower, districtCount, weights, pointStride, costs } = model;
  const least = Float64Array.from({ length: activityCount }, (_, k) =>
    Math.min(...Array.from({ length: districtCount }, (__, c) => lower[c * activityCount + k] ?? 0)),
  );
  let bound = 0;
  for (let point = 0; point < n; point++) {
    const row = costs.subarray(point * n, point * n + n);
    const order = [...row.keys()].toSorted((a, b) => (row[a] ?? 0) - (row[b] ?? 0));
    const gathered = new Float64Array(activityCount);
    for (const other of order) {
      for (let k = 0; k < activityCount; k++)
        gathered[k] = (gathered[k] ?? 0) + (weights[other * pointStride + k] ?? 0);
      if (gathered.every((load, k) => load >= (least[k] ?? 0) - 1e-9)) {
        bound = Math.max(bound, row[other] ?? 0);
        break;
      }
    }
  }
  return bound;
}
