import { decimalText, refused } from '@cordee/kernel';
import type { Refusal } from '@cordee/kernel';

import type { ImportField, ImportTarget, ImportValue } from '../import-target.ts';
import { dayText, isDate, isDecimal } from '../values/import-values.ts';
import { parseValue } from '../values/parse-value.ts';
import type { ParsedValue } from '../values/parse-value.ts';
import { cellText } from './raw-table.ts';
import type { RawCell, RawRow } from './raw-table.ts';
import type { FieldSource } from '../mapping/mapping.ts';
import type { ResolvedField } from './resolve-columns.ts';

export type ParsedRow = {
  readonly values: Record<string, ImportValue>;
  readonly refusals: readonly Refusal[];
  readonly repairs: readonly Refusal[];
};

/** Reads every field of a row and collects all that is wrong with it: people correct a row once. */
export function parseRow(row: RawRow, fields: readonly ResolvedField[], target: ImportTarget): ParsedRow {
  const values: Record<string, ImportValue> = {};
  const refusals: Refusal[] = [];
  const repairs: Refusal[] = [];
  let besideAmount: string | null = null;
  for (const resolved of fields) {
    const written = rawValue(row, resolved);
    const replaced = replacementOf(written, resolved.source);
    if (replaced !== null) repairs.push(repair(row, resolved, cellText(written), replaced));
    const parsed = parseValue(replaced ?? written, resolved.field, resolved.style);
    if (!parsed.ok) {
      refusals.push(placed(parsed.refusal, row, resolved));
      continue;
    }
    const value = parsed.value ?? fallbackOf(resolved.field);
    if (value !== null) values[resolved.field.code] = value.value;
    besideAmount ??= parsed.value?.currency ?? null;
    if (value === null && resolved.field.required) refusals.push(required(row, resolved.columnName));
  }
  for (const field of target.fields) addFallback(values, field, fields);
  refusals.push(...missingGroups(row, values, fields, target));
  if (besideAmount !== null) refusals.push(...addCurrency(values, besideAmount, row, target));
  return { values, refusals, repairs };
}

/** The same text for the same values. */
export function contentOf(values: Readonly<Record<string, ImportValue>>, codes: readonly string[]): string {
  return JSON.stringify(codes.map((code) => valueText(values[code])));
}

function rawValue(row: RawRow, resolved: ResolvedField): RawCell {
  const { source, columns } = resolved;
  if (source.from === 'constant') return source.text;
  if (source.from === 'columns' && resolved.field.type === 'attributes') return namedCells(row, resolved);
  if (source.from === 'columns') {
    return columns
      .map((column) => cellText(row.cells[column - 1]))
      .filter((text) => text !== '')
      .join(source.separator);
  }
  return row.cells[(columns[0] ?? 0) - 1] ?? null;
}

/** Several columns of attributes: each is called as its header is, and one that is empty says nothing. */
function namedCells(row: RawRow, { columns, headers }: ResolvedField): string {
  return columns
    .map((column, index) => [headers[index] ?? '', cellText(row.cells[column - 1]).replaceAll('\n', ' ')])
    .filter(([, text]) => text !== '')
    .map(([header, text]) => `${header}=${text}`)
    .join('\n');
}

/** Only whole cells are replaced, and only names of the mapping's own: "constructor" is no replacement. */
function replacementOf(cell: RawCell, source: FieldSource): string | null {
  if (source.from !== 'column' || source.replacements === undefined) return null;
  const text = cellText(cell);
  return Object.hasOwn(source.replacements, text) ? (source.replacements[text] ?? null) : null;
}

function repair(row: RawRow, resolved: ResolvedField, from: string, to: string): Refusal {
  return placed(refused('imports.value_replaced', { from, to }).refusal, row, resolved);
}

function fallbackOf(field: ImportField): ParsedValue {
  return field.fallback === undefined ? null : { value: field.fallback };
}

function addFallback(
  values: Record<string, ImportValue>,
  field: ImportField,
  fields: readonly ResolvedField[],
): void {
  if (field.fallback === undefined || fields.some((resolved) => resolved.field.code === field.code)) return;
  values[field.code] = field.fallback;
}

function missingGroups(
  row: RawRow,
  values: Readonly<Record<string, ImportValue>>,
  fields: readonly ResolvedField[],
  target: ImportTarget,
): Refusal[] {
  return target.oneOf
    .filter((group) => group.every((code) => values[code] === undefined))
    .map((group) =>
      required(row, fields.find(({ field }) => group.includes(field.code))?.columnName ?? group[0] ?? ''),
    );
}

/** 1 200 € in the amount says the currency, unless a column of its own says another one. */
function addCurrency(
  values: Record<string, ImportValue>,
  besideAmount: string,
  row: RawRow,
  target: ImportTarget,
): Refusal[] {
  if (!target.fields.some((field) => field.type === 'currency' && field.code === 'currency')) return [];
  const stated = values['currency'];
  if (stated === undefined) values['currency'] = besideAmount;
  if (stated === undefined || stated === besideAmount) return [];
  const args = { amount: besideAmount, currency: typeof stated === 'string' ? stated : '' };
  return [refused('imports.currency_contradiction', args, placeOf(row)).refusal];
}

function required(row: RawRow, column: string): Refusal {
  return refused('imports.value_missing', { column }, { ...placeOf(row), column }).refusal;
}

function placed(refusal: Refusal, row: RawRow, resolved: ResolvedField): Refusal {
  const place = { ...placeOf(row), column: resolved.columnName };
  return { code: refusal.code, args: { ...refusal.args, column: resolved.columnName }, place };
}

export function placeOf(row: RawRow): NonNullable<Refusal['place']> {
  return row.sheet === undefined ? { line: row.line } : { sheet: row.sheet, line: row.line };
}

function valueText(value: ImportValue | undefined): string | null {
  if (value === undefined) return null;
  if (typeof value === 'string') return value;
  if (isDecimal(value)) return decimalText(value);
  return isDate(value) ? dayText(value) : null;
}
