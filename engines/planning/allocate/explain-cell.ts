import { invariant, ok, refused } from '@cordee/kernel';
import type { Explanation, Result } from '@cordee/kernel';
import { shareYear } from './allocate.ts';
import type { Allocation } from './allocation.ts';
import { childrenOf, distributed } from './problem.ts';
import { count, overAssigned, restOf, roundedShare, statedSteps, withRounding } from './share-nodes.ts';
import type { QuotaCell } from './sheet.ts';
import type { SharedOut } from './share-out.ts';
import { isProportional, sharedMonths, tableOf } from './split-months.ts';

/**
 * Why a cell holds what it holds, from the objective at the top down to it: its value is that of the allocation, calculated
 * again from parent to child. A month of a child is its parent's month by the child's part of the year. Refuses
 * planning.node_unknown, month_unknown.
 */
export function explainCell(allocation: Allocation, { node: id, month }: QuotaCell): Result<Explanation> {
  const { hierarchy, months } = allocation.problem;
  const node = hierarchy.number.get(id);
  if (node === undefined) return refused('planning.node_unknown', { node: id });
  if (month === null) return ok(yearOf(allocation, node));
  if (month < 0 || month >= months) return refused('planning.month_unknown', { node: id, month: month + 1 });
  return ok(monthOf(allocation, node, month));
}

function yearOf(allocation: Allocation, node: number): Explanation {
  const { problem, bounds, years } = allocation;
  const own = years[node] ?? 0;
  const name = nameOf(allocation, node);
  if (node === 0) return statedSteps(problem.unit, 'objective', name, own);
  const parent = problem.hierarchy.parent[node] ?? 0;
  const shared = shareYear(problem, bounds, parent, years[parent] ?? 0);
  invariant(shared !== null, 'what was shared out is shared out again');
  const [first] = childrenOf(problem.hierarchy, parent);
  if (shared.isFixed[node - first] === 1)
    return statedSteps(problem.unit, holderOf(allocation, node), name, own);
  const { taken, weight } = besides(allocation, shared, first);
  if (weight === 0) return statedSteps(problem.unit, 'nothing', name, own);
  const available = sharedYear(allocation, parent);
  const held = statedSteps(problem.unit, 'held_beside', nameOf(allocation, parent), taken);
  return roundedShare(problem.unit, {
    node: name,
    of: taken === 0 ? available : restOf(nameOf(allocation, parent), available, held),
    part: count('weight', name, problem.weights[node] ?? 0),
    whole: count('weights', nameOf(allocation, parent), weight),
    own,
  });
}

function nameOf({ problem }: Allocation, node: number): string {
  return problem.hierarchy.ids[node] ?? '';
}

/** What keeps a node out of the division: its own lock or limit, or what is locked below it. */
function holderOf({ problem, years }: Allocation, node: number) {
  if (problem.yearLocks.has(node)) return 'locked';
  if (problem.floors.get(node) === years[node]) return 'floor';
  return problem.ceilings.get(node) === years[node] ? 'ceiling' : 'held_below';
}

/** What the brothers who are held take, and the weights of the others. */
function besides({ problem }: Allocation, { parts, isFixed }: SharedOut, first: number) {
  let [taken, weight] = [0, 0];
  parts.forEach((part, index) => {
    if (isFixed[index] === 1) taken += part;
    else weight += problem.weights[first + index] ?? 0;
  });
  return { taken, weight };
}

function sharedYear(allocation: Allocation, parent: number): Explanation {
  const { problem, years } = allocation;
  const own = yearOf(allocation, parent);
  const more = problem.overAssignment[problem.hierarchy.level[parent] ?? 0] ?? 0;
  const shared = distributed(problem, parent, years[parent] ?? 0);
  return more === 0 ? own : overAssigned(problem.unit, nameOf(allocation, parent), own, { more, shared });
}

function monthOf(allocation: Allocation, node: number, month: number): Explanation {
  const { problem, cells } = allocation;
  const own = cells[node * problem.months + month] ?? 0;
  const name = nameOf(allocation, node);
  if (problem.monthLocks.get(node)?.has(month) === true)
    return statedSteps(problem.unit, 'locked', name, own);
  if (node === 0) return topMonth(allocation, month, own);
  const parent = problem.hierarchy.parent[node] ?? 0;
  const [first, end] = childrenOf(problem.hierarchy, parent);
  return isProportional(problem, allocation.bounds, first, end)
    ? proportionalMonth(allocation, { node, parent, month }, own)
    : fittedMonth(allocation, { node, parent, month }, own);
}

function topMonth(allocation: Allocation, month: number, own: number): Explanation {
  const { problem, bounds } = allocation;
  const top = nameOf(allocation, 0);
  const all = problem.season.reduce((sum, each) => sum + each, 0);
  if (bounds.months?.isTied[0] === 1 || all === 0) return statedSteps(problem.unit, 'fitted', top, own);
  return roundedShare(problem.unit, {
    node: top,
    of: yearOf(allocation, 0),
    part: count('season', top, problem.season[month] ?? 0),
    whole: count('seasons', top, all),
    own,
  });
}

type Place = { readonly node: number; readonly parent: number; readonly month: number };

function proportionalMonth(allocation: Allocation, { node, parent, month }: Place, own: number): Explanation {
  const { problem, years } = allocation;
  const shared = distributed(problem, parent, years[parent] ?? 0);
  const name = nameOf(allocation, node);
  if (shared === 0) return statedSteps(problem.unit, 'nothing', name, own);
  return roundedShare(problem.unit, {
    node: name,
    of: sharedMonth(allocation, parent, month),
    part: count('year_steps', name, years[node] ?? 0),
    whole: count('shared_steps', nameOf(allocation, parent), shared),
    own,
  });
}

function sharedMonth(allocation: Allocation, parent: number, month: number): Explanation {
  const { problem, bounds } = allocation;
  const own = monthOf(allocation, parent, month);
  const more = problem.overAssignment[problem.hierarchy.level[parent] ?? 0] ?? 0;
  const shared = sharedMonths(problem, bounds, allocation, parent)?.[month] ?? 0;
  return more === 0 ? own : overAssigned(problem.unit, nameOf(allocation, parent), own, { more, shared });
}

function fittedMonth(allocation: Allocation, { node, parent, month }: Place, own: number): Explanation {
  const { problem, bounds, years } = allocation;
  const columnTotals = sharedMonths(problem, bounds, allocation, parent);
  invariant(columnTotals !== null, 'what was shared out is shared out again');
  const { targets } = tableOf(problem, bounds, { years, columnTotals, node: parent });
  const [first] = childrenOf(problem.hierarchy, parent);
  const target = Math.floor(targets[(node - first) * problem.months + month] ?? 0);
  const name = nameOf(allocation, node);
  return withRounding(problem.unit, name, statedSteps(problem.unit, 'fitted', name, target), own);
}
