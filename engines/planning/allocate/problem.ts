import type { Hierarchy } from './hierarchy.ts';
import type { Unit } from './unit.ts';

/**
 * A sheet as the calculation sees it: nodes by number, sums in whole steps (an objective of 1,200,000 € by steps of 100 €
 * is 12,000). Every number is whole and below 2^53, so that sums are exact.
 */
export type Problem = {
  readonly hierarchy: Hierarchy;
  readonly unit: Unit;
  readonly total: number;
  readonly months: number;
  /** Of every node: a leaf's own, above the sum of what is below. */
  readonly weights: Float64Array;
  readonly season: Float64Array;
  /** Nodes whose months follow a curve of their own. */
  readonly seasons: ReadonlyMap<number, Float64Array>;
  readonly floors: ReadonlyMap<number, number>;
  readonly ceilings: ReadonlyMap<number, number>;
  readonly yearLocks: ReadonlyMap<number, number>;
  /** By node, the months that are locked. */
  readonly monthLocks: ReadonlyMap<number, ReadonlyMap<number, number>>;
  /** By level from the top, in ten-thousandths: 500 where the children get 5 % more than their parent has. */
  readonly overAssignment: readonly number[];
};

/** What a node's children share: its own objective with the over-assignment of its level, to the nearest step. */
export function distributed(problem: Problem, node: number, own: number): number {
  const more = problem.overAssignment[problem.hierarchy.level[node] ?? 0] ?? 0;
  return more === 0 ? own : Math.round((own * (whole + more)) / whole);
}

const whole = 10_000;

/** The least own objective whose distributed one reaches `least`. */
export function leastOwn(problem: Problem, node: number, least: number): number {
  let own = Math.max(0, Math.floor(guess(problem, node, least)) - 1);
  while (distributed(problem, node, own) < least) own += 1;
  return own;
}

/** The greatest own objective whose distributed one stays within `most`. */
export function mostOwn(problem: Problem, node: number, most: number): number {
  if (most === Infinity) return Infinity;
  let own = Math.ceil(guess(problem, node, most)) + 1;
  while (own > 0 && distributed(problem, node, own) > most) own -= 1;
  return own;
}

function guess({ hierarchy, overAssignment }: Problem, node: number, shared: number): number {
  return (shared * whole) / (whole + (overAssignment[hierarchy.level[node] ?? 0] ?? 0));
}

export function childrenOf({ firstChild, childCount }: Hierarchy, node: number): readonly [number, number] {
  const first = firstChild[node] ?? 0;
  return [first, first + (childCount[node] ?? 0)];
}
