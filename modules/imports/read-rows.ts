import { ok, refused } from '@cordee/kernel';
import type { Refusal, Result } from '@cordee/kernel';

import type { FoundHeader } from './find-header.ts';
import { findHeader, headerAt } from './find-header.ts';
import type { FoundStyle } from './import-preview.ts';
import type { ImportTarget, ImportValues } from './import-target.ts';
import type { Mapping } from './mapping.ts';
import { contentOf, parseRow, placeOf } from './parse-row.ts';
import type { RawRow, RawTable } from './raw-table.ts';
import type { ExcludedRow, ReadRow } from './read-row.ts';
import { recogniseNoise } from './recognise-noise.ts';
import { repeatedKeys } from './repeated-keys.ts';
import type { Repetition } from './repeated-keys.ts';
import { resolveColumns } from './resolve-columns.ts';
import type { ResolvedField } from './resolve-columns.ts';
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
  /** Each record of the sheet once, in the order of the file. */
  readonly rows: AsyncIterable<ReadRow>;
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
  const rows = streamRows(read.value.source, sheet, read.value.header, settled.fields, target);
  return ok({ sheet, header: read.value.header, fileHeader: header.value, styles: settled.styles, rows });
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
  header: FoundHeader,
  fields: readonly ResolvedField[],
  target: ImportTarget,
): AsyncGenerator<ReadRow> {
  const codes = fields.map(({ field }) => field.code);
  const keys = repeatedKeys();
  const noise = {
    headers: header.headers,
    requiredColumns: fields.flatMap(({ field, columns }) => (field.required ? columns : [])),
  };
  const dataStart = header.lines.at(-1) ?? 0;
  for await (const row of source.rows(sheet === null ? {} : { sheet })) {
    const excluded =
      row.line <= dataStart ? aboveData(row, header) : row.refusal ? null : recogniseNoise(row.cells, noise);
    if (excluded !== null) {
      yield excludedRow(row, excluded);
      continue;
    }
    if (row.refusal !== undefined) {
      yield rejectedRow(row, [row.refusal], {});
      continue;
    }
    const { values, refusals, repairs } = parseRow(row, fields, target);
    if (refusals.length > 0) {
      yield rejectedRow(row, refusals, values);
      continue;
    }
    const repeated = keys.seen(contentOf(values, target.naturalKey), contentOf(values, codes), row.line);
    if (repeated === null) yield { kind: 'row', ...positionOf(row), values, repairs, raw: row.cells };
    else yield repeatedRow(row, repeated, values);
  }
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

function aboveData(row: RawRow, header: FoundHeader): Refusal {
  return refused(header.lines.includes(row.line) ? 'imports.excluded_header' : 'imports.excluded_title')
    .refusal;
}

function repeatedRow(row: RawRow, repeated: Repetition, values: ImportValues): ReadRow {
  const args = { line: repeated.firstLine };
  if (!repeated.isSameContent) {
    return rejectedRow(row, [refused('imports.duplicate_contradiction', args, placeOf(row)).refusal], values);
  }
  return { ...excludedRow(row, refused('imports.excluded_duplicate', args).refusal), values };
}

function excludedRow(row: RawRow, reason: Refusal): ExcludedRow {
  const placed = { ...reason, place: placeOf(row) };
  return { kind: 'excluded', ...positionOf(row), reason: placed, values: {}, raw: row.cells };
}

function rejectedRow(row: RawRow, refusals: readonly Refusal[], values: ImportValues): ReadRow {
  return { kind: 'rejected', ...positionOf(row), refusals, values, raw: row.cells };
}

function positionOf(row: RawRow): Pick<ReadRow, 'line' | 'record' | 'sheet' | 'byteOffset'> {
  return {
    line: row.line,
    record: row.record,
    ...(row.sheet === undefined ? {} : { sheet: row.sheet }),
    ...(row.byteOffset === undefined ? {} : { byteOffset: row.byteOffset }),
  };
}
