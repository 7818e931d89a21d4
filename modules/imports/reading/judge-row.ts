// What becomes of one record of a sheet: accepted, rejected or excluded. Alone it needs no other record but those of the
// same key, so that parts of a file can be judged apart.
import { refused, type Refusal } from '@cordee/kernel';
import type { FoundHeader } from './find-header.ts';
import type { ImportTarget, ImportValues } from '../import-target.ts';
import { contentOf, parseRow, placeOf } from './parse-row.ts';
import type { RawRow } from './raw-table.ts';
import type { AcceptedRow, ExcludedRow, ReadRow } from './read-row.ts';
import { recogniseNoise } from './recognise-noise.ts';
import { contentPrint, plainRows } from './plain-rows.ts';
import type { KeySeen, Repetition } from './repeated-keys.ts';
import type { ResolvedField } from './resolve-columns.ts';

/** The columns of a sheet, found and settled once for all of its rows. */
export type SettledColumns = { readonly header: FoundHeader; readonly fields: readonly ResolvedField[] };

export function rowJudge(
  { header, fields }: SettledColumns,
  target: ImportTarget,
  seen: KeySeen,
): (row: RawRow) => ReadRow {
  const noise = {
    headers: header.headers,
    requiredColumns: fields.flatMap(({ field, columns }) => (field.required ? columns : [])),
  };
  const dataStart = header.lines.at(-1) ?? 0;
  const plainRow = plainRows({ header, fields }, target, noise);
  const settled = (
    row: RawRow,
    values: ImportValues,
    content: number,
    repairs: AcceptedRow['repairs'],
  ): ReadRow => {
    const repeated = seen(contentOf(values, target.naturalKey), content, row.line);
    return repeated === null ? acceptedRow(row, values, repairs) : repeatedRow(row, repeated, values);
  };
  return (row) => {
    const plain = row.line > dataStart && row.refusal === undefined ? plainRow(row) : null;
    if (plain !== null) return settled(row, plain.values, plain.content, []);
    const excluded =
      row.line <= dataStart ? aboveData(row, header) : row.refusal ? null : recogniseNoise(row.cells, noise);
    if (excluded !== null) return excludedRow(row, excluded);
    if (row.refusal !== undefined) return rejectedRow(row, [row.refusal], {});
    const { values, refusals, repairs } = parseRow(row, fields, target);
    if (refusals.length > 0) return rejectedRow(row, refusals, values);
    return settled(row, values, contentPrint(values, fields), repairs);
  };
}

/** Titles and headers are no records: they count neither as read nor as excluded. */
export function isAboveData(row: ReadRow): boolean {
  return (
    row.kind === 'excluded' && ['imports.excluded_header', 'imports.excluded_title'].includes(row.reason.code)
  );
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

function acceptedRow(row: RawRow, values: ImportValues, repairs: AcceptedRow['repairs']): AcceptedRow {
  const { line, record, byteOffset, sheet, cells: raw } = row;
  // Written out for the rows of a text, which come by the million.
  return sheet === undefined && byteOffset !== undefined
    ? { kind: 'row', line, record, byteOffset, values, repairs, raw }
    : { kind: 'row', ...positionOf(row), values, repairs, raw };
}

function positionOf(row: RawRow): Pick<ReadRow, 'line' | 'record' | 'sheet' | 'byteOffset'> {
  return {
    line: row.line,
    record: row.record,
    ...(row.sheet === undefined ? {} : { sheet: row.sheet }),
    ...(row.byteOffset === undefined ? {} : { byteOffset: row.byteOffset }),
  };
}
