// Indices come from the loops' own bounds, hence `!`.
import type { Table } from './complete-table.ts';

const passesMax = 60;
const closeEnough = 1e-9;

/**
 * What each cell would be between its margins and the cells that are held (lower = upper): the shape given, scaled row by
 * row and column by column in turn until both margins hold (iterative proportional fitting, Deming and Stephan 1940).
 * A shape of zeros stays zero; margins that cannot hold are approached, and `completeTable` then says so.
 */
export function fitTargets(shape: Float64Array, margins: Omit<Table, 'cells' | 'targets'>): Float64Array {
  const { lower, upper, rowTotals, columnTotals } = margins;
  const columns = columnTotals.length;
  const isFree = (index: number): boolean => lower[index]! < upper[index]!;
  const targets = shape.map((value, index) => (isFree(index) ? value : lower[index]!));
  const rowsLeft = Float64Array.from(rowTotals);
  const columnsLeft = Float64Array.from(columnTotals);
  for (let index = 0; index < targets.length; index++) {
    if (isFree(index)) continue;
    rowsLeft[Math.floor(index / columns)]! -= lower[index]!;
    columnsLeft[index % columns]! -= lower[index]!;
  }
  const rowOf = (index: number): number => Math.floor(index / columns);
  const columnOf = (index: number): number => index % columns;
  for (let pass = 0; pass < passesMax; pass++) {
    scale(targets, rowsLeft, rowOf, isFree);
    if (scale(targets, columnsLeft, columnOf, isFree) < closeEnough) break;
  }
  return targets;
}

/** Brings each line to its total, and says by how much of itself a line moved at most. */
function scale(
  targets: Float64Array,
  totals: Float64Array,
  lineOf: (index: number) => number,
  isFree: (index: number) => boolean,
): number {
  const sums = new Float64Array(totals.length);
  for (let index = 0; index < targets.length; index++)
    if (isFree(index)) sums[lineOf(index)]! += targets[index]!;
  const factors = totals.map((total, line) => (sums[line]! > 0 ? Math.max(0, total) / sums[line]! : 1));
  for (let index = 0; index < targets.length; index++)
    if (isFree(index)) targets[index]! *= factors[lineOf(index)]!;
  return factors.reduce((most, factor) => Math.max(most, Math.abs(factor - 1)), 0);
}
