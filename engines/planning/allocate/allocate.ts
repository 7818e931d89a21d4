// Indices come from the loops' own bounds, hence `!`.
import { invariant, ok, refused } from '@cordee/kernel';
import type { Result } from '@cordee/kernel';
import type { Allocation } from './allocation.ts';
import { nodeBounds, type NodeBounds } from './node-bounds.ts';
import { childrenOf, distributed, type Problem } from './problem.ts';
import { shareOut, type SharedOut } from './share-out.ts';
import { splitMonths } from './split-months.ts';

/**
 * Divides the objective at the top among all nodes and months: years from level to level by weight, months of the top by
 * its curve, then at each parent the table of its children by months, of which both margins are known. Locked cells are
 * as locked, floors and ceilings hold, and at every level and month the children sum to what their parent distributes:
 * its own, more where the level over-assigns. The order in which anything was given changes nothing.
 *
 * `before`, an allocation of the same organisation, makes it quicker and changes nothing: where years and months of a parent
 * and its children are what they were, the cells below are too.
 *
 * Refuses planning.limits_conflict, locked_over_objective, ceilings_under_objective, no_weight, and months_conflict where
 * locked months leave no way to keep both the years of the children and the months of their parent.
 *
 * Example: 1,200 by steps of 100 over two sellers of equal weight and two equal months: 300 in each of the four cells.
 */
export function allocate(problem: Problem, before?: Allocation): Result<Allocation> {
  const bounds = nodeBounds(problem);
  if (!bounds.ok) return bounds;
  const years = splitYears(problem, bounds.value);
  if (!years.ok) return years;
  const cells = splitMonths({ problem, bounds: bounds.value, years: years.value }, before);
  return cells.ok ? ok({ problem, bounds: bounds.value, years: years.value, cells: cells.value }) : cells;
}

function splitYears(problem: Problem, bounds: NodeBounds): Result<Float64Array> {
  const { hierarchy } = problem;
  const years = new Float64Array(hierarchy.ids.length);
  years[0] = problem.total;
  for (let node = 0; node < years.length; node++) {
    const [first, end] = childrenOf(hierarchy, node);
    if (first === end) continue;
    const shared = shareYear(problem, bounds, node, years[node]!);
    if (shared === null) return refused('planning.no_weight', { node: hierarchy.ids[node]! });
    years.set(shared.parts, first);
  }
  return ok(years);
}

/** What the children of a node get of its year. */
export function shareYear(problem: Problem, bounds: NodeBounds, node: number, own: number): SharedOut | null {
  const [first, end] = childrenOf(problem.hierarchy, node);
  invariant(end > first, 'only a node with children shares its year');
  return shareOut(distributed(problem, node, own), problem.weights.subarray(first, end), {
    lower: bounds.lower.subarray(first, end),
    upper: bounds.upper.subarray(first, end),
  });
}
