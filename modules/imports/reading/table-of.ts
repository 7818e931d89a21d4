// For tests: a table in memory, as a file would give it.
import type { RawCell, RawTable } from './raw-table.ts';

/** A CSV table of those lines; cells are cut at semicolons. */
export function tableOf(...lines: readonly (string | readonly RawCell[])[]): RawTable {
  const rows = lines.map((cells, index) => ({
    line: index + 1,
    record: index + 1,
    cells: typeof cells === 'string' ? cells.split(';') : cells,
  }));
  return {
    format: 'csv',
    sheets: [],
    encoding: 'utf-8',
    delimiter: ';',
    warnings: [],
    async *rows() {
      yield* rows;
    },
  };
}
