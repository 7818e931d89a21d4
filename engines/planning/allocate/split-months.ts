// Indices come from the loops' own bounds, hence `!`.
import { ok, refused } from '@cordee/kernel';
import type { Result } from '@cordee/kernel';
import type { Allocation } from './allocation.ts';
import { completeTable, type Table } from './complete-table.ts';
import { fitTargets } from './fit-targets.ts';
import type { MonthBounds, NodeBounds } from './node-bounds.ts';
import { portion } from './portion.ts';
import { childrenOf, distributed, type Problem } from './problem.ts';
import { shareOut } from './share-out.ts';

/** The months of every node, from the top down. Refuses planning.no_weight and months_conflict. */
export function splitMonths(of: Omit<Allocation, 'cells'>, before?: Allocation): Result<Float64Array> {
  const { problem, bounds, years } = of;
  const { hierarchy, months, season, total } = problem;
  const cells = new Float64Array(years.length * months);
  const top = shareOut(total, season, monthsBetween(bounds.months, 0, months));
  if (top === null) return refused('planning.months_conflict', { node: hierarchy.ids[0]! });
  cells.set(top.parts);
  for (let node = 0; node < years.length; node++) {
    const [first, end] = childrenOf(hierarchy, node);
    if (first === end) continue;
    const own = keptCells({ ...of, cells }, node, before) ?? completed({ ...of, cells }, node);
    if (own === null) return refused('planning.months_conflict', { node: hierarchy.ids[node]! });
    cells.set(own, first * months);
  }
  return ok(cells);
}

function completed({ problem, bounds, years, cells }: Allocation, node: number): Float64Array | null {
  const columnTotals = sharedMonths(problem, bounds, { years, cells }, node);
  const table = columnTotals === null ? null : tableOf(problem, bounds, { years, columnTotals, node });
  return table !== null && completeTable(table) ? table.cells : null;
}

/** What the children had before, where nothing that decides their months has changed; null where something may have. */
function keptCells(now: Allocation, node: number, before?: Allocation): Float64Array | null {
  if (before === undefined || before.problem.hierarchy !== now.problem.hierarchy) return null;
  const { months } = now.problem;
  const [first, end] = childrenOf(now.problem.hierarchy, node);
  const isKept =
    before.problem.months === months &&
    isOwnShared(now, node, first, end) &&
    isOwnShared(before, node, first, end) &&
    isSame(now.years, before.years, first, end) &&
    isSame(now.cells, before.cells, node * months, (node + 1) * months);
  return isKept ? before.cells.subarray(first * months, end * months) : null;
}

/** Whether the children share just what their parent has, and all follow its months. */
function isOwnShared(
  { problem, bounds, years }: Allocation,
  node: number,
  first: number,
  end: number,
): boolean {
  return (
    distributed(problem, node, years[node]!) === years[node] && isProportional(problem, bounds, first, end)
  );
}

function isSame(one: Float64Array, other: Float64Array, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (one[index] !== other[index]) return false;
  return true;
}

type Split = { readonly years: Float64Array; readonly cells: Float64Array };

/** What the children of a node share in each month: its own months, more where its level over-assigns. */
export function sharedMonths(
  problem: Problem,
  bounds: NodeBounds,
  { years, cells }: Split,
  node: number,
): Float64Array | null {
  const { months } = problem;
  const own = cells.subarray(node * months, (node + 1) * months);
  const shared = distributed(problem, node, years[node]!);
  if (shared === years[node]) return own;
  return shareOut(shared, own, childrenMonths(problem, bounds.months, node))?.parts ?? null;
}

function monthsBetween(bounds: MonthBounds | null, node: number, months: number) {
  if (bounds === null) return undefined;
  const [from, to] = [node * months, (node + 1) * months];
  return { lower: bounds.lower.subarray(from, to), upper: bounds.upper.subarray(from, to) };
}

function childrenMonths({ hierarchy, months }: Problem, bounds: MonthBounds | null, node: number) {
  if (bounds === null) return undefined;
  const [first, end] = childrenOf(hierarchy, node);
  const [lower, upper] = [new Float64Array(months), new Float64Array(months)];
  for (let index = first * months; index < end * months; index++) {
    lower[index % months]! += bounds.lower[index]!;
    upper[index % months]! += bounds.upper[index]!;
  }
  return { lower, upper };
}

export type Parent = {
  readonly years: Float64Array;
  readonly columnTotals: Float64Array;
  readonly node: number;
};

/** The children of a node by months, each cell where its bounds and its target put it before the margins are completed. */
export function tableOf(problem: Problem, bounds: NodeBounds, parent: Parent): Table {
  const [first, end] = childrenOf(problem.hierarchy, parent.node);
  const margins = {
    rowTotals: parent.years.subarray(first, end),
    columnTotals: parent.columnTotals,
  };
  return isProportional(problem, bounds, first, end)
    ? proportionalTable(margins)
    : fittedTable(problem, bounds, first, margins);
}

/** Whether every child follows the months of its parent: none has a locked month or a curve of its own. */
export function isProportional(
  { seasons }: Problem,
  { months }: NodeBounds,
  first: number,
  end: number,
): boolean {
  if (months?.isTied.subarray(first, end).includes(1) === true) return false;
  if (seasons.size > 0) for (let node = first; node < end; node++) if (seasons.has(node)) return false;
  return true;
}

type Margins = { readonly rowTotals: Float64Array; readonly columnTotals: Float64Array };

/** Each cell between the two whole numbers around its share of the month: both margins can then be kept. */
function proportionalTable({ rowTotals, columnTotals }: Margins): Table {
  const columns = columnTotals.length;
  const size = rowTotals.length * columns;
  const [lower, upper, targets] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const whole = columnTotals.reduce((sum, each) => sum + each, 0);
  for (let index = 0; index < size && whole > 0; index++) {
    const share = portion(columnTotals[index % columns]!, rowTotals[Math.floor(index / columns)]!, whole);
    lower[index] = share.quotient;
    upper[index] = share.remainder === 0 ? share.quotient : share.quotient + 1;
    targets[index] = share.quotient + share.remainder / whole;
  }
  return { cells: lower.slice(), targets, lower, upper, rowTotals, columnTotals };
}

/** Around locked months and curves of children's own: what is free is fitted to both margins. */
function fittedTable(problem: Problem, bounds: NodeBounds, first: number, margins: Margins): Table {
  const { months, seasons } = problem;
  const { rowTotals, columnTotals } = margins;
  const size = rowTotals.length * months;
  const held = monthsOfRows(bounds.months, first * months, size);
  const shape = new Float64Array(size);
  for (let index = 0; index < size; index++) {
    const [row, month] = [Math.floor(index / months), index % months];
    shape[index] = rowTotals[row]! * (seasons.get(first + row) ?? columnTotals)[month]!;
  }
  const targets = fitTargets(shape, { ...held, ...margins });
  const cells = targets.map((target, index) =>
    Math.min(held.upper[index]!, Math.max(held.lower[index]!, Math.floor(target))),
  );
  return { cells, targets, ...held, ...margins };
}

function monthsOfRows(bounds: MonthBounds | null, from: number, size: number) {
  if (bounds === null) return { lower: new Float64Array(size), upper: new Float64Array(size).fill(Infinity) };
  return {
    lower: bounds.lower.subarray(from, from + size),
    upper: bounds.upper.subarray(from, from + size),
  };
}
