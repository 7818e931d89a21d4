// What locks, floors and ceilings below a node leave to it. Indices come from the loops' own bounds, hence `!`.
import { decimalText, ok, refused } from '@cordee/kernel';
import type { Result } from '@cordee/kernel';
import { childrenOf, leastOwn, mostOwn, type Problem } from './problem.ts';
import { stepsDecimal } from './unit.ts';

/** Least and most of each node, of the year and by month (node × months), in steps; upper may be Infinity. */
export type NodeBounds = {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly months: MonthBounds | null;
};

/** Null where no month is locked anywhere. `isTied`: a month is locked at the node or below it. */
export type MonthBounds = {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly isTied: Uint8Array;
};

/**
 * Refuses planning.limits_conflict, naming the lowest node whose own lock or limits and those below it cannot both hold,
 * and planning.locked_over_objective, ceilings_under_objective where they leave no way to reach the objective.
 */
export function nodeBounds(problem: Problem): Result<NodeBounds> {
  const months = monthBounds(problem);
  if (!months.ok) return months;
  const { ids } = problem.hierarchy;
  const lower = new Float64Array(ids.length);
  const upper = new Float64Array(ids.length).fill(Infinity);
  const bounds = { lower, upper, months: months.value };
  for (let node = ids.length - 1; node >= 0; node--) {
    const [least, most] = yearOf(problem, bounds, node);
    if (least > most) return conflict(problem, node, least, most);
    lower[node] = least;
    upper[node] = most;
  }
  return within(problem, bounds);
}

function within(problem: Problem, bounds: NodeBounds): Result<NodeBounds> {
  const [least, most] = [bounds.lower[0]!, bounds.upper[0]!];
  const objective = problem.total;
  if (least > objective)
    return refused('planning.locked_over_objective', told(problem, { locked: least, objective }));
  if (most < objective)
    return refused('planning.ceilings_under_objective', told(problem, { most, objective }));
  return ok(bounds);
}

function conflict(problem: Problem, node: number, least: number, most: number) {
  return refused('planning.limits_conflict', {
    node: problem.hierarchy.ids[node]!,
    ...told(problem, { least, most }),
  });
}

/** Steps as the numbers that a sentence names. */
function told({ unit }: Problem, steps: Readonly<Record<string, number>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(steps).map(([name, value]) => [name, decimalText(stepsDecimal(unit, value))]),
  );
}

function yearOf(problem: Problem, bounds: NodeBounds, node: number): readonly [number, number] {
  const { yearLocks, floors, ceilings } = problem;
  const lock = yearLocks.get(node);
  const [monthsLeast, monthsMost] = monthsOf(problem, bounds.months, node);
  const [below, above] = ofChildren(problem, bounds, node);
  return [
    Math.max(lock ?? 0, floors.get(node) ?? 0, monthsLeast, below),
    Math.min(lock ?? Infinity, ceilings.get(node) ?? Infinity, monthsMost, above),
  ];
}

function monthsOf(problem: Problem, months: MonthBounds | null, node: number): readonly [number, number] {
  if (months === null) return [0, Infinity];
  const [from, to] = [node * problem.months, (node + 1) * problem.months];
  return [sum(months.lower, from, to), sum(months.upper, from, to)];
}

function ofChildren(
  problem: Problem,
  { lower, upper }: Omit<NodeBounds, 'months'>,
  node: number,
): readonly [number, number] {
  const [first, end] = childrenOf(problem.hierarchy, node);
  if (first === end) return [0, Infinity];
  return [leastOwn(problem, node, sum(lower, first, end)), mostOwn(problem, node, sum(upper, first, end))];
}

function sum(values: Float64Array, from: number, to: number, stride = 1): number {
  let total = 0;
  for (let index = from; index < to; index += stride) total += values[index]!;
  return total;
}

function monthBounds(problem: Problem): Result<MonthBounds | null> {
  if (problem.monthLocks.size === 0) return ok(null);
  const { hierarchy, months, monthLocks } = problem;
  const size = hierarchy.ids.length * months;
  const [lower, upper] = [new Float64Array(size), new Float64Array(size).fill(Infinity)];
  const isTied = new Uint8Array(hierarchy.ids.length);
  for (let node = hierarchy.ids.length - 1; node >= 0; node--) {
    const [first, end] = childrenOf(hierarchy, node);
    const locks = monthLocks.get(node);
    const isAbove = isTied.subarray(first, end).includes(1);
    if (locks === undefined && !isAbove) continue;
    isTied[node] = 1;
    for (let month = 0; month < months; month++) {
      const [least, most] = isAbove ? monthOf(problem, { lower, upper }, node, month) : [0, Infinity];
      const lock = locks?.get(month);
      if (lock !== undefined && (lock < least || lock > most)) return conflict(problem, node, least, lock);
      lower[node * months + month] = lock ?? least;
      upper[node * months + month] = lock ?? most;
    }
  }
  return ok({ lower, upper, isTied });
}

function monthOf(
  problem: Problem,
  { lower, upper }: Omit<MonthBounds, 'isTied'>,
  node: number,
  month: number,
): readonly [number, number] {
  const { hierarchy, months } = problem;
  const [first, end] = childrenOf(hierarchy, node);
  const [from, to] = [first * months + month, end * months];
  return [
    leastOwn(problem, node, sum(lower, from, to, months)),
    mostOwn(problem, node, sum(upper, from, to, months)),
  ];
}
