import { ok, refused } from '@cordee/kernel';
import type { Result } from '@cordee/kernel';

import type { ColumnStyle } from './column-style.ts';
import { comparable } from '../values/compare-words.ts';
import type { FoundHeader } from './find-header.ts';
import type { ImportField, ImportTarget } from '../import-target.ts';
import type { ColumnReference, FieldSource, Mapping } from '../mapping/mapping.ts';

/** A field with the numbers (from 1) of its columns in this very file. */
export type ResolvedField = {
  readonly field: ImportField;
  readonly source: FieldSource;
  readonly columns: readonly number[];
  /** Their headers, empty where the file has none. */
  readonly headers: readonly string[];
  /** How to call the column in a message: its header, or its number. */
  readonly columnName: string;
  readonly style: ColumnStyle;
};

/**
 * Finds the columns of a mapping in a file, by their headers wherever they stand today. Refuses imports.column_missing
 * with the header that the file does not have, and imports.field_unmapped with a required field that nothing feeds.
 */
export function resolveColumns(
  mapping: Mapping,
  header: FoundHeader,
  target: ImportTarget,
): Result<ResolvedField[]> {
  const resolved: ResolvedField[] = [];
  for (const field of target.fields) {
    const source = mapping.fields[field.code];
    if (source === undefined) continue;
    const columns: number[] = [];
    for (const reference of referencesOf(source)) {
      const column = columnNumber(reference, header);
      if (column === null) return columnMissing(reference, header);
      columns.push(column);
    }
    const style = source.from === 'column' ? (source.style ?? {}) : {};
    const headers = columns.map((column) => header.headers[column - 1] ?? '');
    resolved.push({ field, source, columns, headers, columnName: nameOf(columns, header, field), style });
  }
  const unfed = unfedFields(mapping, target)[0];
  return unfed === undefined ? ok(resolved) : refused('imports.field_unmapped', { field: unfed[0] ?? '' });
}

/** Required fields, and groups of which one is needed, that the mapping does not feed. */
export function unfedFields(mapping: Mapping, target: ImportTarget): string[][] {
  const required = target.fields.filter((field) => field.required).map((field) => [field.code]);
  const groups = [...required, ...target.oneOf.map((group) => [...group])];
  return groups.filter((group) => !group.some((code) => mapping.fields[code] !== undefined));
}

function referencesOf(source: FieldSource): readonly ColumnReference[] {
  if (source.from === 'constant') return [];
  return source.from === 'column' ? [source.column] : source.columns;
}

/** Where the column stands in this very file, from 1; null when no header is called so. */
export function columnNumber(
  reference: ColumnReference,
  header: Pick<FoundHeader, 'headers'>,
): number | null {
  if ('column' in reference) return reference.column;
  const wanted = comparable(reference.header);
  let toSkip = (reference.occurrence ?? 1) - 1;
  for (const [index, name] of header.headers.entries()) {
    if (name === null || comparable(name) !== wanted) continue;
    if (toSkip === 0) return index + 1;
    toSkip -= 1;
  }
  return null;
}

function columnMissing(reference: ColumnReference, header: FoundHeader): Result<never> {
  const found = header.headers
    .filter((name) => name !== null)
    .slice(0, 12)
    .join(', ');
  const wanted = 'header' in reference ? reference.header : String(reference.column);
  const line = header.lines[0];
  const place = line === undefined ? {} : { line };
  return refused('imports.column_missing', { column: wanted, found: found === '' ? '—' : found }, place);
}

function nameOf(columns: readonly number[], header: FoundHeader, field: ImportField): string {
  const [first] = columns;
  return first === undefined ? field.code : (header.headers[first - 1] ?? String(first));
}
