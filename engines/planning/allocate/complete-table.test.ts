import fc from 'fast-check';
import { expect, it } from 'vitest';
import { completeTable, type Table } from './complete-table.ts';
import { fitTargets } from './fit-targets.ts';

const sum = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((total, each) => total + each, 0);

function margins({ cells, rowTotals, columnTotals }: Table): readonly (readonly number[])[] {
  const columns = columnTotals.length;
  return [
    Array.from(rowTotals, (_, row) => sum(cells.slice(row * columns, (row + 1) * columns))),
    Array.from(columnTotals, (_, column) => sum(cells.filter((_cell, index) => index % columns === column))),
  ];
}

/** Rows by weight, columns by weight, both of one total: targets are the products. */
function proportional(rowTotals: readonly number[], columnTotals: readonly number[]): Table {
  const total = sum(rowTotals);
  const exact = rowTotals.flatMap((row) => columnTotals.map((column) => row * column));
  const lower = Float64Array.from(exact, (product) => Math.floor(product / total));
  const upper = Float64Array.from(exact, (product) => Math.ceil(product / total));
  const targets = Float64Array.from(exact, (product) => product / total);
  return { cells: lower.slice(), targets, lower, upper, rowTotals, columnTotals };
}

const line = (length: number) => fc.array(fc.nat(40), { minLength: length, maxLength: length });
const anyMargins = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))
  .chain(([rows, columns]) => fc.tuple(line(rows), line(columns)));

it('rounds every cell to one of its two whole neighbours with both margins kept, in 5,000 random tables', () => {
  fc.assert(
    fc.property(anyMargins, ([rows, columns]) => {
      const difference = sum(rows) - sum(columns);
      const [rowTotals, columnTotals] = [
        rows.map((row, index) => (index === 0 ? row + Math.max(0, -difference) : row)),
        columns.map((column, index) => (index === 0 ? column + Math.max(0, difference) : column)),
      ];
      if (sum(rowTotals) === 0) return;
      const table = proportional(rowTotals, columnTotals);
      expect(completeTable(table)).toBe(true);
      expect(margins(table)).toEqual([rowTotals, columnTotals]);
      for (const [index, cell] of table.cells.entries())
        expect(cell >= table.lower[index]! && cell <= table.upper[index]!).toBe(true);
    }),
    { numRuns: 5000 },
  );
});

it('finds a table between bounds exactly when trying them all finds one', () => {
  const cell = fc.tuple(fc.nat(2), fc.nat(2));
  const small = fc.record({
    bounds: fc.array(cell, { minLength: 6, maxLength: 6 }),
    rowTotals: fc.array(fc.nat(8), { minLength: 2, maxLength: 2 }),
    columnTotals: fc.array(fc.nat(6), { minLength: 3, maxLength: 3 }),
  });
  fc.assert(
    fc.property(small, ({ bounds, rowTotals, columnTotals }) => {
      const lower = Float64Array.from(bounds, ([low]) => low);
      const upper = Float64Array.from(bounds, ([low, more]) => low + more);
      const targets = fitTargets(new Float64Array(6).fill(1), { lower, upper, rowTotals, columnTotals });
      const table = { cells: lower.slice(), targets, lower, upper, rowTotals, columnTotals };
      const isFound = completeTable(table);
      expect(isFound).toBe(existsByTrying(table));
      const hasMargins = JSON.stringify(margins(table)) === JSON.stringify([rowTotals, columnTotals]);
      return hasMargins || !isFound;
    }),
    { numRuns: 2000 },
  );
});

function existsByTrying(table: Table, cells: readonly number[] = []): boolean {
  const { lower, upper, rowTotals, columnTotals } = table;
  if (cells.length === 6) {
    const tried = margins({ ...table, cells: Float64Array.from(cells) });
    return JSON.stringify(tried) === JSON.stringify([rowTotals, columnTotals]);
  }
  const [low, high] = [lower[cells.length]!, upper[cells.length]!];
  return Array.from({ length: high - low + 1 }, (_, more) => low + more).some((value) =>
    existsByTrying(table, [...cells, value]),
  );
}

it('fits a shape to both margins around a cell that is held', () => {
  const held = { lower: Float64Array.of(5, 0, 0, 0), upper: Float64Array.of(5, 9, 9, 9) };
  const targets = fitTargets(Float64Array.of(1, 1, 1, 1), {
    ...held,
    rowTotals: [8, 4],
    columnTotals: [6, 6],
  });
  expect([...targets].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([5, 3, 1, 3]);
});
