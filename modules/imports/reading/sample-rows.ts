import { ok, refused, type Result } from '@cordee/kernel';
import type { RawRow, RawTable } from './raw-table.ts';

/** Enough for the titles, the header and a look at the data. */
const SAMPLE_ROWS = 100;
/** No table of an office is wider; a wider one costs minutes to recognise and would be read by nobody. */
const COLUMNS_MAX = 2_000;

/** What a first record says that has no end, so that there is no table behind it. */
const ENDLESS = new Set(['imports.line_too_long', 'imports.sheet_damaged']);

/**
 * The first rows of a sheet, or of the file. Refuses what is no table from its first lines on: imports.too_many_columns,
 * imports.line_too_long and imports.sheet_damaged where the first record has no end.
 */
export async function firstRows(source: RawTable, sheet: string | null): Promise<Result<RawRow[]>> {
  const rows: RawRow[] = [];
  for await (const row of source.rows(sheet === null ? {} : { sheet })) {
    const { line, refusal, cells } = row;
    if (rows.length === 0 && refusal && ENDLESS.has(refusal.code))
      return refused(refusal.code, refusal.args, refusal.place);
    if (cells.length > COLUMNS_MAX)
      return refused('imports.too_many_columns', { line, count: cells.length, max: COLUMNS_MAX }, { line });
    rows.push(row);
    if (rows.length === SAMPLE_ROWS) break;
  }
  return ok(rows);
}
