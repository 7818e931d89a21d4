import type { RawRow, RawTable } from './raw-table.ts';

/** Enough for the titles, the header and a look at the data. */
const SAMPLE_ROWS = 100;

/** The first rows of a sheet, or of the file. */
export async function firstRows(source: RawTable, sheet: string | null): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const row of source.rows(sheet === null ? {} : { sheet })) {
    rows.push(row);
    if (rows.length === SAMPLE_ROWS) break;
  }
  return rows;
}
