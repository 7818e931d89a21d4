// How small the largest diameter could possibly be. Indices come from the loops' own bounds, hence `!`.
import type { Budget } from '../budget.ts';
import type { Model } from '../model.ts';
import type { Incumbent } from '../solve/incumbent.ts';

/** Larger tables of who may be with whom are not worth their time. */
const pointsMax = 2_000;

/**
 * Raises the incumbent's bound: first to the reach that any district needs, then, distance by distance between there and
 * the best known, by showing that no districts can be cut within it.
 */
export function boundDiameter(model: Model, incumbent: Incumbent, budget: Budget): void {
  const least = leastLoads(model);
  incumbent.raiseBound(farthestReach(model, least));
  if (model.pointCount > pointsMax) return;
  const { bound, cost } = incumbent;
  const steps = [...new Set(model.costs)].filter((step) => step >= bound - 1e-9 && step < cost - 1e-9);
  steps.sort((a, b) => a - b);
  let [low, high] = [0, steps.length];
  while (low < high && budget.spent() < 1) {
    const middle = (low + high) >> 1;
    if (mayBeCutWithin(model, least, steps[middle]!)) high = middle;
    else low = middle + 1;
    if (low > 0) incumbent.raiseBound(steps[low] ?? (Number.isFinite(cost) ? cost : steps.at(-1)!));
  }
}

/** What any district weighs at least, by activity. */
function leastLoads({ activityCount, districtCount, lower }: Model): Float64Array {
  return Float64Array.from({ length: activityCount }, (_, k) =>
    Math.min(...Array.from({ length: districtCount }, (__, c) => lower[c * activityCount + k]!)),
  );
}

/** Whoever has a point gathers, around it, at least what a district weighs, and reaches the last point of that gathering. */
function farthestReach(model: Model, least: Float64Array): number {
  const { pointCount: n, activityCount, weights, pointStride, costs } = model;
  let bound = 0;
  for (let point = 0; point < n; point++) {
    const row = costs.subarray(point * n, point * n + n);
    const order = [...row.keys()].toSorted((a, b) => row[a]! - row[b]!);
    const gathered = new Float64Array(activityCount);
    for (const other of order) {
      for (let k = 0; k < activityCount; k++) gathered[k]! += weights[other * pointStride + k]!;
      if (!isEnough(gathered, least)) continue;
      bound = Math.max(bound, row[other]!);
      break;
    }
  }
  return bound;
}

function isEnough(gathered: Float64Array, least: Float64Array): boolean {
  for (let k = 0; k < least.length; k++) if (gathered[k]! < least[k]! * (1 - 1e-9)) return false;
  return true;
}

/**
 * False only where no districts of this diameter exist. Two points may be together if those within reach of both weigh
 * enough for a district; who loses a companion this way may lose others, until nothing changes. Then no point may be
 * left with too little around it, nor may there be more points than districts of which no two can be together.
 */
function mayBeCutWithin(model: Model, least: Float64Array, limit: number): boolean {
  const companions = companionsWithin(model, limit);
  return companions.part(least) && apartFromEachOther(companions) <= model.districtCount;
}

type Companions = {
  /** Those within the limit of each point, itself among them; some may be parted since. */
  readonly near: readonly Int32Array[];
  readonly areTogether: (point: number, other: number) => boolean;
  /** Parts whom too little surrounds; false: a point is left with too little. */
  readonly part: (least: Float64Array) => boolean;
};

function companionsWithin(
  { pointCount: n, activityCount: width, ...model }: Model,
  limit: number,
): Companions {
  const { costs, weights, pointStride } = model;
  const isTogether = new Uint8Array(n * n);
  for (let pair = 0; pair < n * n; pair++) if (costs[pair]! <= limit + 1e-9) isTogether[pair] = 1;
  const near = Array.from({ length: n }, (_, point) =>
    Int32Array.from({ length: n }, (__, other) => other).filter(
      (other) => isTogether[point * n + other] === 1,
    ),
  );
  /** What those who may be with both of a pair weigh; the smaller number stands first. */
  const shared = new Float64Array(n * n * width);
  const at = (one: number, two: number): number => (one < two ? one * n + two : two * n + one) * width;
  const add = (pair: number, point: number, sign: number): void => {
    for (let k = 0; k < width; k++) shared[pair + k]! += sign * weights[point * pointStride + k]!;
  };
  for (let one = 0; one < n; one++) {
    for (const two of near[one]!) {
      if (two < one) continue;
      for (const each of near[one]!) if (isTogether[two * n + each] === 1) add(at(one, two), each, 1);
    }
  }
  const part = (least: Float64Array): boolean => {
    const isShort = (one: number, two: number): boolean => {
      const pair = at(one, two);
      for (let k = 0; k < width; k++) if (shared[pair + k]! < least[k]! * (1 - 1e-9)) return true;
      return false;
    };
    const parting: number[] = [];
    const look = (one: number, two: number): void => {
      if (isShort(one, two)) parting.push(one, two);
    };
    for (let one = 0; one < n; one++) for (const two of near[one]!) if (two >= one) look(one, two);
    while (parting.length > 0) {
      const [two, one] = [parting.pop()!, parting.pop()!];
      if (one === two) return false;
      if (isTogether[one * n + two] === 0) continue;
      isTogether[one * n + two] = isTogether[two * n + one] = 0;
      for (const [lone, gone] of [
        [one, two],
        [two, one],
      ] as const) {
        add(at(lone, lone), gone, -1);
        look(lone, lone);
        for (const each of near[lone]!) {
          if (each === lone || isTogether[lone * n + each] === 0 || isTogether[gone * n + each] === 0)
            continue;
          add(at(lone, each), gone, -1);
          look(lone, each);
        }
      }
    }
    return true;
  };
  return { near, part, areTogether: (point, other) => isTogether[point * n + other] === 1 };
}

/** Points of which no two may be together, picked one after the other: each needs a district of its own. */
function apartFromEachOther({ near, areTogether }: Companions): number {
  const companions = near.map((others, point) => others.filter((other) => areTogether(point, other)));
  const order = [...near.keys()].toSorted((a, b) => companions[a]!.length - companions[b]!.length);
  const taken = new Set<number>();
  let count = 0;
  for (const point of order) {
    if (taken.has(point)) continue;
    count += 1;
    for (const other of companions[point]!) taken.add(other);
  }
  return count;
}
