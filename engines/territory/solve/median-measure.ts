// Sum of distances to the district's best seat, a seat being one of its points: each move is priced with the seat that
// would then be best. Indices come from the loops' own bounds, hence `!`.
import type { Model } from '../model.ts';
import type { Districts } from './districts.ts';
import type { Measure } from './measure.ts';

/** What a seat that may not be one adds: past any distance, yet finite, so that sums stay numbers. */
const notASeat = 1e12;

export function medianMeasure(model: Model, districts: Districts): Measure {
  const { pointCount: n, costs, capacityAt, activityCount, weights, pointStride } = model;
  const base = Float64Array.from({ length: n }, (_, point) =>
    model.isCandidate?.[point] === 0 ? notASeat : 0,
  );
  /** Distance of all members of its district to each point. */
  const sumTo = new Float64Array(n);
  const costOf = new Float64Array(model.districtCount);
  const overload = capacityAt === null ? 0 : overloadPrice(model);

  const sumAt = (seat: number, members: readonly number[], gone: number): number => {
    let sum = base[seat]!;
    for (const point of members) if (point !== gone) sum += costs[point * n + seat]!;
    return sum;
  };
  const overCapacity = (seat: number, load: number): number =>
    capacityAt === null || load <= capacityAt[seat]! + 1e-9 ? 0 : overload * (load - capacityAt[seat]!);

  const cheapest = (district: number, gone: number, come: number): number => {
    const members = districts.members(district);
    const goneRow = gone * n;
    const comeRow = come * n;
    let load = 0;
    if (capacityAt !== null) {
      load = districts.loads[district * activityCount]!;
      if (gone !== -1) load -= weights[gone * pointStride]!;
      if (come !== -1) load += weights[come * pointStride]!;
    }
    let best = Infinity;
    for (let index = 0; index < members.length; index++) {
      const seat = members[index]!;
      if (seat === gone) continue;
      let sum = sumTo[seat]!;
      if (gone !== -1) sum -= costs[goneRow + seat]!;
      if (come !== -1) sum += costs[comeRow + seat]!;
      if (capacityAt !== null) sum += overCapacity(seat, load);
      if (sum < best) best = sum;
    }
    if (come !== -1) best = Math.min(best, sumAt(come, members, gone) + overCapacity(come, load));
    return best === Infinity ? 0 : best;
  };
  const refresh = (district: number): void => {
    for (const seat of districts.members(district))
      sumTo[seat] = sumAt(seat, districts.members(district), -1);
    costOf[district] = cheapest(district, -1, -1);
  };
  return {
    change: (district, gone, come) => cheapest(district, gone, come) - costOf[district]!,
    moved: (point, from, to) => {
      for (const seat of districts.members(from)) sumTo[seat]! -= costs[point * n + seat]!;
      for (const seat of districts.members(to)) sumTo[seat]! += costs[point * n + seat]!;
      sumTo[point] = sumAt(point, districts.members(to), -1);
      costOf[from] = cheapest(from, -1, -1);
      costOf[to] = cheapest(to, -1, -1);
    },
    total: () => {
      for (let district = 0; district < model.districtCount; district++) refresh(district);
      return costOf.reduce((sum, cost) => sum + cost, 0);
    },
  };
}

/** What one unit over a seat's capacity costs: ten times the mean distance for a mean weight. */
function overloadPrice({ costs, weights, pointStride, pointCount }: Model): number {
  const distance = costs.reduce((sum, cost) => sum + cost, 0) / costs.length;
  let weight = 0;
  for (let point = 0; point < pointCount; point++) weight += weights[point * pointStride]! / pointCount;
  return weight > 0 ? (10 * distance) / weight : 0;
}

/** The best seat of a district among its members; the first in order where several are as good. -1 for an empty one. */
export function bestSeat(model: Model, members: readonly number[]): number {
  const { costs, pointCount, capacityAt, isCandidate, weights, pointStride } = model;
  const load = members.reduce(
    (sum, point) => sum + (model.activityCount > 0 ? weights[point * pointStride]! : 0),
    0,
  );
  let [best, bestCost] = [-1, Infinity];
  for (const seat of members.toSorted((a, b) => a - b)) {
    let cost = isCandidate?.[seat] === 0 ? notASeat : 0;
    if (capacityAt !== null && load > capacityAt[seat]! + 1e-9) cost += notASeat / 2;
    for (const point of members) cost += costs[point * pointCount + seat]!;
    if (cost < bestCost) [best, bestCost] = [seat, cost];
  }
  return best;
}
