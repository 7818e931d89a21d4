// A lower bound where seats are free: each point may be in several districts or none, at a price; what is left is one
// knapsack for each seat, and the best seats are opened. Indices come from the loops' own bounds, hence `!`.
import type { Budget } from '../budget.ts';
import type { Model } from '../model.ts';
import type { Incumbent } from '../solve/incumbent.ts';
import { cutKnapsack, roomForItems, wholeKnapsack, type Items } from './knapsack.ts';
import { ascend, type Relaxed } from './subgradient.ts';

const rounds = 500;
const capacityMax = 4000;

/**
 * Raises the incumbent's bound. Contiguity, least loads and what it costs to leave an owner are let go, several
 * activities are added up into one: nothing of that can make the bound too high.
 */
export function boundMedians(model: Model, incumbent: Incumbent, budget: Budget): void {
  const { pointCount: n } = model;
  const load = singleLoad(model);
  const knapsack = load.isWhole ? wholeKnapsack(load.capacityMost, n) : cutKnapsack();
  const items = roomForItems(n);
  const roughly = cutKnapsack();
  const relax = (prices: Float64Array): Relaxed => {
    const fill = (seat: number): Items => {
      collect(model, prices, seat, load.weights, items);
      return items;
    };
    const chosen = bestSeats(model, {
      most: (seat) => roughly.most(fill(seat), load.capacities[seat]!),
      exact: (seat) => knapsack.most(fill(seat), load.capacities[seat]!),
    });
    const gradient = new Float64Array(n).fill(1);
    let cost = prices.reduce((sum, price) => sum + price, 0);
    for (const { seat, worth } of chosen) {
      cost -= worth;
      knapsack.taken(fill(seat), load.capacities[seat]!, (point, part) => {
        gradient[point]! -= part;
      });
    }
    return { cost, gradient };
  };
  const typical = (Number.isFinite(incumbent.cost) ? incumbent.cost : 0) / n;
  ascend({ prices: new Float64Array(n).fill(typical), relax, rounds }, incumbent, budget);
}

type Worth = { readonly seat: number; readonly worth: number };

/** The seats worth most, as many as there are districts. What none can pass is known first: few are worked out. */
function bestSeats(
  { pointCount, districtCount, isCandidate }: Model,
  { most, exact }: { readonly most: (seat: number) => number; readonly exact: (seat: number) => number },
): readonly Worth[] {
  const hopes = Array.from({ length: pointCount }, (_, seat) => seat)
    .filter((seat) => isCandidate?.[seat] !== 0)
    .map((seat) => ({ seat, hope: most(seat) }))
    .toSorted((a, b) => b.hope - a.hope);
  let best: Worth[] = [];
  for (const { seat, hope } of hopes) {
    if (best.length === districtCount && hope <= best.at(-1)!.worth) break;
    best = [...best, { seat, worth: exact(seat) }]
      .toSorted((a, b) => b.worth - a.worth)
      .slice(0, districtCount);
  }
  return best;
}

function collect(model: Model, prices: Float64Array, seat: number, weights: Float64Array, into: Items): void {
  const { pointCount: n, costs } = model;
  let count = 0;
  for (let point = 0; point < n; point++) {
    const value = prices[point]! - costs[point * n + seat]!;
    if (value <= 0) continue;
    into.index[count] = point;
    into.value[count] = value;
    into.weight[count] = weights[point]!;
    count += 1;
  }
  into.count = count;
}

type SingleLoad = {
  readonly weights: Float64Array;
  readonly capacities: Float64Array;
  readonly capacityMost: number;
  readonly isWhole: boolean;
};

/** One capacity out of several: shares of what each allows, added up. Where there is none, a count that never binds. */
function singleLoad(model: Model): SingleLoad {
  const { pointCount: n, activityCount, weights, pointStride, upper, capacityAt } = model;
  const bound = Array.from({ length: activityCount }, (_, k) => k).filter((k) => Number.isFinite(upper[k]!));
  const [only] = bound;
  if (capacityAt !== null || (bound.length === 1 && only !== undefined)) {
    const activity = only ?? 0;
    const own = Float64Array.from({ length: n }, (_, point) => weights[point * pointStride + activity]!);
    const capacities = Float64Array.from({ length: n }, (_, seat) => capacityAt?.[seat] ?? upper[activity]!);
    const capacityMost = Math.floor(Math.max(...capacities) + 1e-9);
    const isWhole = own.every(Number.isInteger) && capacityMost <= capacityMax;
    const whole = isWhole ? capacities.map((capacity) => Math.floor(capacity + 1e-9)) : capacities;
    return { weights: own, capacities: whole, capacityMost, isWhole };
  }
  const shares = Float64Array.from({ length: n }, (_, point) =>
    bound.reduce((sum, k) => sum + weights[point * pointStride + k]! / upper[k]!, 0),
  );
  const capacities = new Float64Array(n).fill(bound.length === 0 ? n : bound.length + 1e-9);
  return { weights: shares, capacities, capacityMost: bound.length, isWhole: false };
}
