import { ok, refused } from '@cordee/kernel';
import type { Result } from '@cordee/kernel';

import type { FoundHeader } from './find-header.ts';
import { findHeader, headerAt } from './find-header.ts';
import type { FoundStyle } from '../preview/import-preview.ts';
import type { ImportTarget } from '../import-target.ts';
import { rowJudge, type SettledColumns } from './judge-row.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { RawRow, RawTable, TablePart } from './raw-table.ts';
import type { ReadRow } from './read-row.ts';
import { repeatedKeys } from './repeated-keys.ts';
import { resolveColumns } from './resolve-columns.ts';
import { firstRows } from './sample-rows.ts';
import { settleStyles } from './settle-styles.ts';
import { MONTH_HEADER, monthsAcross, turnedTable, turningOf } from './turn-months.ts';

/** A file about to be read with a mapping that fits it. */
export type RowReading = {
  readonly sheet: string | null;
  readonly header: FoundHeader;
  /** The same as it stands in the file, where months across are read as rows. */
  readonly fileHeader: FoundHeader;
  readonly styles: readonly FoundStyle[];
  readonly columns: SettledColumns;
  /** Each record of the sheet once, in the order of the file. */
  readonly rows: AsyncIterable<ReadRow>;
  /** The same records before they are judged, in parts; null where only the whole can be read. */
  readonly parts: () => Promise<readonly TablePart[] | null>;
};

/**
 * Reads a file with a mapping: every record becomes an accepted, a rejected or an excluded row. Refuses the whole file
 * when the mapping does not fit it: imports.sheet_missing, imports.column_missing, imports.field_unmapped,
 * imports.header_only, imports.months_across, imports.months_absent, imports.months_year_missing, and what `firstRows` refuses.
 */
export async function readRows(
  source: RawTable,
  mapping: Mapping,
  target: ImportTarget,
): Promise<Result<RowReading>> {
  const sheet = mapping.sheet ?? source.sheets[0] ?? null;
  if (mapping.sheet !== undefined && !source.sheets.includes(mapping.sheet)) {
    return refused('imports.sheet_missing', { sheet: mapping.sheet, found: source.sheets.join(', ') });
  }
  const first = await firstRows(source, sheet);
  if (!first.ok) return first;
  const sample = first.value;
  const header = headerFor(mapping, sample, target);
  if (!header.ok) return header;
  const isOnlyHeader = !sample.some((row) => !header.value.lines.includes(row.line));
  if (isOnlyHeader) return refused('imports.header_only', {}, { line: header.value.lines[0] ?? 1 });
  const read = turned(source, header.value, mapping);
  if (!read.ok) return read;
  const fields = resolveColumns(mapping, read.value.header, target);
  if (!fields.ok) return monthsAcross(header.value.headers) ?? fields;
  const settled = await settleStyles(read.value.source, sheet, read.value.header, fields.value);
  const columns = { header: read.value.header, fields: settled.fields };
  return ok({
    sheet,
    columns,
    header: columns.header,
    fileHeader: header.value,
    styles: settled.styles,
    rows: streamRows(read.value.source, sheet, columns, target),
    parts: async () => (await read.value.source.parts?.()) ?? null,
  });
}

/** The rejected rows of such a sheet come back with one row a month already. */
function turned(
  source: RawTable,
  header: FoundHeader,
  { months }: Mapping,
): Result<{ readonly source: RawTable; readonly header: FoundHeader }> {
  const turning = months === undefined ? null : turningOf(header, months);
  if (turning?.isYearMissing) return refused('imports.months_year_missing');
  if (turning) return ok({ source: turnedTable(source, turning), header: turning.header });
  return months === undefined || header.headers.includes(MONTH_HEADER)
    ? ok({ source, header })
    : refused('imports.months_absent');
}

async function* streamRows(
  source: RawTable,
  sheet: string | null,
  columns: SettledColumns,
  target: ImportTarget,
): AsyncGenerator<ReadRow> {
  const judge = rowJudge(columns, target, repeatedKeys().seen);
  for await (const row of source.rows(sheet === null ? {} : { sheet })) yield judge(row);
}

/** The header where the mapping says that it stands. Refuses imports.header_absent. */
export function headerFor(
  mapping: Mapping,
  sample: readonly RawRow[],
  target: ImportTarget,
): Result<FoundHeader> {
  if (mapping.header === 'none') return ok({ lines: [], headers: [] });
  if (mapping.header === 'find') return ok(findHeader(sample, target));
  const header = headerAt(sample, mapping.header.lines);
  return header === null
    ? refused('imports.header_absent', { line: mapping.header.lines[0] ?? 1 })
    : ok(header);
}
