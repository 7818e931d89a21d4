// Exact assignment to given seats: branch and bound. At each branch every point has a price (Lagrange), each seat fills
// its capacity with what is worth most (a knapsack), which says that no assignment below can cost less. After Fisher,
// Jaikumar and Van Wassenhove (1986). Indices come from the loops' own bounds, hence `!`.
import type { Budget } from '../budget.ts';
import { cutKnapsack, roomForItems, wholeKnapsack } from '../bound/knapsack.ts';
import { isPossible } from '../bound/seat-prices.ts';
import { continuityCost, type Model } from '../model.ts';
import type { Incumbent } from './incumbent.ts';

/** Larger ones are left to search and to the bound. */
const provableCells = 12_000;
const [rootRounds, branchRounds] = [400, 25];

export function isProvable(model: Model): boolean {
  const { activityCount, lower, pointCount, districtCount, isContiguous, disruption } = model;
  return (
    activityCount === 1 &&
    disruption === null &&
    !isContiguous &&
    lower.every((least) => least <= 0) &&
    pointCount * districtCount <= provableCells
  );
}

type Branch = { readonly fixed: Int32Array; readonly prices: Float64Array };

/** Proves the incumbent best, finds better, or finds that nothing keeps the capacities; stops with the budget. */
export function proveAssignment(model: Model, incumbent: Incumbent, budget: Budget): void {
  const { pointCount: n, districtCount: p } = model;
  const relaxation = relaxationOf(model);
  const open: { readonly branch: Branch; readonly bound: number }[] = [];
  const start = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const own = Array.from({ length: p }, (_, j) => costAt(model, i, j)).toSorted((a, b) => a - b);
    start[i] = Number.isFinite(own[1]!) ? own[1]! : own[0]!;
  }
  const root = { fixed: Int32Array.from(model.lock), prices: start };
  const first = relaxation.bound(root, incumbent, rootRounds, budget);
  incumbent.raiseBound(first.bound);
  if (first.open !== -1) open.push({ branch: root, bound: first.bound });
  while (open.length > 0) {
    if (budget.spent() >= 1) {
      incumbent.raiseBound(Math.min(...open.map(({ bound }) => bound), incumbent.cost));
      return;
    }
    const { branch, bound } = open.pop()!;
    if (isBeaten(model, bound, incumbent)) continue;
    const looked = relaxation.bound(branch, incumbent, 1, budget);
    if (looked.open === -1 || isBeaten(model, looked.bound, incumbent)) continue;
    const children = Array.from({ length: p }, (_, district) => district)
      .filter((district) => isPossible(model, looked.open, district))
      .map((district) => {
        const fixed = Int32Array.from(branch.fixed);
        fixed[looked.open] = district;
        const child = { fixed, prices: Float64Array.from(branch.prices) };
        return { branch: child, ...relaxation.bound(child, incumbent, branchRounds, budget) };
      })
      .filter((child) => child.open !== -1 && !isBeaten(model, child.bound, incumbent));
    open.push(...children.toSorted((a, b) => b.bound - a.bound));
  }
  incumbent.isExhausted = true;
  if (incumbent.imbalance === 0) incumbent.raiseBound(incumbent.cost);
}

function isBeaten({ isWhole }: Model, bound: number, { cost, imbalance }: Incumbent): boolean {
  return imbalance === 0 && (isWhole ? Math.ceil(bound - 1e-6) : bound + 1e-9) >= cost;
}

function costAt(model: Model, point: number, district: number): number {
  if (!isPossible(model, point, district)) return Infinity;
  return model.costs[point * model.districtCount + district]! + continuityCost(model, point, district);
}

type Looked = {
  readonly bound: number;
  /** A point that the relaxation gives to no seat or to several; -1: nothing is left to decide below. */
  readonly open: number;
};

function relaxationOf(model: Model) {
  const { pointCount: n, districtCount: p, upper } = model;
  const weight = (i: number, j: number): number =>
    model.weights[i * model.pointStride + j * model.districtStride]!;
  const capacityMost = Math.floor(Math.max(...upper) + 1e-9);
  const isWhole = model.weights.every(Number.isInteger) && capacityMost <= 20_000;
  const knapsack = isWhole ? wholeKnapsack(capacityMost, n) : cutKnapsack();
  const items = roomForItems(n);
  const parts = new Float64Array(n);
  const of = new Int32Array(n);

  /** One look: the least cost at these prices; `parts` tells how often each point was taken. */
  const look = ({ fixed, prices }: Branch): number => {
    parts.fill(0);
    let cost = 0;
    for (let i = 0; i < n; i++) {
      if (fixed[i] === -1) cost += prices[i]!;
      else [cost, parts[i], of[i]] = [cost + costAt(model, i, fixed[i]!), 1, fixed[i]!];
    }
    for (let j = 0; j < p; j++) {
      let left = upper[j]! + 1e-9;
      items.count = 0;
      for (let i = 0; i < n; i++) {
        if (fixed[i] === j) left -= weight(i, j);
        const value = fixed[i] === -1 ? prices[i]! - costAt(model, i, j) : 0;
        if (value <= 0) continue;
        [items.index[items.count], items.value[items.count]] = [i, value];
        items.weight[items.count++] = weight(i, j);
      }
      if (left < 0) return Infinity;
      knapsack.taken(items, isWhole ? Math.floor(left) : left, (i, part) => {
        cost -= part * (prices[i]! - costAt(model, i, j));
        parts[i]! += part;
        of[i] = j;
      });
    }
    return cost;
  };
  const bound = (branch: Branch, incumbent: Incumbent, rounds: number, budget: Budget): Looked => {
    const kept = Float64Array.from(branch.prices);
    let [best, scale, idle] = [-Infinity, 1, 0];
    for (let round = 0; ; round++) {
      const cost = look(branch);
      if (cost > best) {
        [best, idle] = [cost, 0];
        kept.set(branch.prices);
      } else if ((idle += 1) > 5) [scale, idle] = [scale / 2, 0];
      if (best === Infinity || isBeaten(model, best, incumbent)) return { bound: best, open: -1 };
      let [length, open] = [0, -1];
      for (let i = 0; i < n; i++) {
        if (Math.abs(1 - parts[i]!) < 1e-9) continue;
        length += (1 - parts[i]!) ** 2;
        if (open === -1 || Math.abs(1 - parts[i]!) > Math.abs(1 - parts[open]!)) open = i;
      }
      if (open === -1) {
        incumbent.offer(of, cost, 0);
        return { bound: cost, open: -1 };
      }
      if (round + 1 >= rounds || budget.spent() >= 1) {
        branch.prices.set(kept);
        return { bound: best, open };
      }
      const goal = incumbent.imbalance === 0 ? incumbent.cost : best + Math.abs(best) * 0.02 + 1;
      const step = (scale * Math.max(goal - cost, 0.01)) / length;
      for (let i = 0; i < n; i++) if (branch.fixed[i] === -1) branch.prices[i]! += step * (1 - parts[i]!);
    }
  };
  return { bound };
}
