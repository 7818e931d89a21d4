// Most rows of a large file are plain: records without a fault, whose cells stand in other rows as well. Each different
// cell of a column is read once, and a plain row is put together from what is known of its cells. Every other row, and
// everything that has to be said about one, is left to the careful reading.
import type { ImportTarget, ImportValue, ImportValues } from '../import-target.ts';
import { parseValue } from '../values/parse-value.ts';
import { joinedPrint, valuePrint } from './fingerprint.ts';
import type { SettledColumns } from './judge-row.ts';
import { cellText, type RawCell, type RawRow } from './raw-table.ts';
import { mayTellNoise, type NoiseContext } from './recognise-noise.ts';
import type { ResolvedField } from './resolve-columns.ts';

export type PlainRow = {
  /** A field without value is undefined. */
  readonly values: ImportValues;
  /** The fingerprint of its content, as `contentPrint` has it. */
  readonly content: number;
};

/** The fingerprint of the values of the mapped fields, in their order. */
export function contentPrint(values: ImportValues, fields: readonly ResolvedField[]): number {
  let print = 0;
  for (const { field } of fields) print = joinedPrint(print, valuePrint(values[field.code]));
  return print;
}

/** Null for a row that is not plain. */
export function plainRows(
  { fields }: SettledColumns,
  target: ImportTarget,
  noise: NoiseContext,
): (row: RawRow) => PlainRow | null {
  const places = fields.map(placeOf);
  if (places.includes(null)) return () => null;
  const mapped = fields.map((field, at) => ({
    place: places[at] ?? 0,
    known: knownCells(places[at] ?? 0, field, noise),
  }));
  const unmapped: (KnownCells | null)[] = [];
  const unmappedAt = (index: number) =>
    (unmapped[index] ??= places.includes(index) ? null : knownCells(index, null, noise));
  const empty = emptyValues(fields, target);

  function isPlainBeside(cells: RawRow['cells']): boolean {
    for (let index = 0; index < cells.length; index += 1)
      if (unmappedAt(index)?.(cells[index] ?? null) === null) return false;
    return true;
  }

  return ({ cells }) => {
    const values: Record<string, ImportValue> = { ...empty };
    let content = 0;
    let isFilled = false;
    for (const { place, known } of mapped) {
      const cell = known(cells[place] ?? null);
      if (cell === null) return null;
      if (cell.value !== null) values[cell.code] = cell.value;
      content = joinedPrint(content, cell.print);
      isFilled ||= cell.isFilled;
    }
    const isPlain = isFilled && isPlainBeside(cells) && isComplete(values, target);
    return isPlain ? { values, content } : null;
  };
}

type KnownCell = {
  readonly isFilled: boolean;
  /** The field that it feeds, and what it says of it. */
  readonly code: string;
  readonly value: ImportValue | null;
  readonly print: number;
};

/** Null for a cell that makes its row no plain one. */
type KnownCells = (cell: RawCell) => KnownCell | null;

/** The place of the column that alone feeds the field. */
function placeOf({ source, columns }: ResolvedField): number | null {
  const isAlone = source.from === 'column' && source.replacements === undefined;
  return isAlone && columns[0] !== undefined ? columns[0] - 1 : null;
}

/** Its properties stand from the start: to be added row by row they would cost more than what is read. */
function emptyValues(fields: readonly ResolvedField[], target: ImportTarget): ImportValues {
  const mapped = new Set(fields.map(({ field }) => field.code));
  const fallbacks = target.fields.filter(({ code, fallback }) => fallback !== undefined && !mapped.has(code));
  return Object.fromEntries([
    ...[...mapped].map((code) => [code, undefined]),
    ...fallbacks.map(({ code, fallback }) => [code, fallback]),
  ]);
}

const isComplete = (values: ImportValues, { oneOf }: ImportTarget): boolean =>
  oneOf.every((group) => group.some((code) => values[code] !== undefined));

const cellsKeptMax = 20_000;
/** After so many cells, one that is remembered has to have come again this often at least. */
const cellsTriedMin = 8_000;
const repeatsMin = 2;

/** A column whose cells do not come again, such as that of the codes, is read without being remembered. */
function knownCells(index: number, field: ResolvedField | null, noise: NoiseContext): KnownCells {
  const kept = new Map<string, KnownCell | null>();
  let isKeeping = true;
  let found = 0;
  return (cell) => {
    if (!isKeeping || typeof cell !== 'string') return readCell(index, cell, field, noise);
    const known = kept.get(cell);
    if (known !== undefined) {
      found += 1;
      return known;
    }
    const text = ownText(cell);
    const read = readCell(index, text, field, noise);
    if (kept.size < cellsKeptMax) kept.set(text, read);
    if (kept.size * repeatsMin > found + cellsTriedMin) {
      kept.clear();
      isKeeping = false;
    }
    return read;
  };
}

/** Shorter pieces of a text are copied by the engine; a longer one would keep the whole part of the file in memory. */
const copiedLengthMax = 12;
const ownText = (text: string): string =>
  text.length <= copiedLengthMax ? text : Buffer.from(text, 'utf16le').toString('utf16le');

function readCell(
  index: number,
  cell: RawCell,
  resolved: ResolvedField | null,
  noise: NoiseContext,
): KnownCell | null {
  const text = cellText(cell);
  if (mayTellNoise(text, index, noise)) return null;
  const isFilled = text !== '';
  if (resolved === null) return { isFilled, code: '', value: null, print: 0 };
  const { field, style } = resolved;
  const parsed = parseValue(cell, field, style);
  if (!parsed.ok || parsed.value?.currency !== undefined) return null;
  const value = parsed.value?.value ?? field.fallback ?? null;
  if (value === null && field.required) return null;
  return { isFilled, code: field.code, value, print: valuePrint(value ?? undefined) };
}
