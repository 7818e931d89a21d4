import { comparable } from '../values/compare-words.ts';
import { fieldNames } from '../mapping/field-names.ts';
import type { ImportTarget } from '../import-target.ts';
import { cellText } from './raw-table.ts';
import type { RawRow } from './raw-table.ts';
import { numericParts } from '../values/read-date.ts';
import { bareNumber } from '../values/read-number.ts';

/** How far down a header is looked for: titles, logos and filters take a few lines, not a page. */
const HEADER_ROWS_MAX = 40;

export type FoundHeader = {
  /** The lines it stands on: two when a second line details merged cells, none when the file has no header. */
  readonly lines: readonly number[];
  /** By column, the name to show and to map by; null where a column has none. */
  readonly headers: readonly (string | null)[];
};

/** Finds the header among the first rows of a sheet: below the titles, above the data, by its names and its look. */
export function findHeader(rows: readonly RawRow[], target: ImportTarget): FoundHeader {
  // A format that names its columns itself puts the names before the first line.
  if (rows[0]?.line === 0) return { lines: [0], headers: named(textsOf(rows[0])) };
  const sample = rows.slice(0, HEADER_ROWS_MAX);
  const width = commonWidth(rows);
  const names = comparableNames(target);
  let best: { readonly index: number; readonly score: number } | null = null;
  for (const [index, row] of sample.entries()) {
    const score = headerScore(row, sample[index + 1], { width, names });
    if (score > (best?.score ?? 0)) best = { index, score };
  }
  if (best === null) return { lines: [], headers: [] };
  return withSecondLine(sample, best.index, names);
}

/** The header that the user showed, or null when the file does not reach those lines. */
export function headerAt(rows: readonly RawRow[], lines: readonly number[]): FoundHeader | null {
  const found = lines.map((line) => rows.find((row) => row.line === line));
  const [upper, lower] = found;
  if (upper === undefined) return null;
  return {
    lines,
    headers: lower === undefined ? named(textsOf(upper)) : joined(textsOf(upper), textsOf(lower)),
  };
}

type Look = { readonly width: number; readonly names: ReadonlySet<string> };

/** Zero or less for what cannot be a header: a title, figures, a row that looks like the one below it. */
function headerScore(row: RawRow, next: RawRow | undefined, look: Look): number {
  const texts = textsOf(row);
  const filled = texts.filter((text) => text !== '');
  if (row.refusal !== undefined || filled.length === 0) return 0;
  if (filled.length === 1 && look.width > 1) return 0;
  const figures = row.cells.filter((cell) => isFigure(cell)).length;
  if (figures > filled.length / 3) return 0;
  const hits = filled.filter((text) => look.names.has(comparable(text))).length;
  const fullness = filled.length / Math.max(look.width, 1);
  if (hits > 0) return hits * 3 + fullness - figures * 2;
  const standsOverFigures = next !== undefined && figures === 0 && next.cells.some(isFigure);
  const areDistinct = new Set(filled.map(comparable)).size === filled.length;
  return standsOverFigures && areDistinct && fullness >= 0.6 ? fullness : 0;
}

/** Merged cells leave gaps: the group stands over its first column only, and a second line names the columns. */
function withSecondLine(rows: readonly RawRow[], index: number, names: ReadonlySet<string>): FoundHeader {
  const row = rows[index];
  if (row === undefined) return { lines: [], headers: [] };
  const single: FoundHeader = { lines: [row.line], headers: named(textsOf(row)) };
  for (const [upper, lower] of [
    [row, rows[index + 1]],
    [rows[index - 1], row],
  ]) {
    if (upper === undefined || lower === undefined || lower.line !== upper.line + 1) continue;
    const [above, below] = [textsOf(upper), textsOf(lower)];
    if (!areMergedHeaders(above, below) || [...upper.cells, ...lower.cells].some(isFigure)) continue;
    const headers = joined(above, below);
    const pair = { lines: [upper.line, lower.line], headers };
    if (lower === row || countHits(below, names) > 0) return pair;
  }
  return single;
}

/** At least two texts above, and at least one column named only below, between or after them. */
function areMergedHeaders(above: readonly string[], below: readonly string[]): boolean {
  const firstAbove = above.findIndex((text) => text !== '');
  const filledAbove = above.filter((text) => text !== '').length;
  return (
    filledAbove >= 2 &&
    below.some((text, column) => text !== '' && isGap(above, column) && column > firstAbove)
  );
}

function joined(above: readonly string[], below: readonly string[]): (string | null)[] {
  let group = '';
  const width = Math.max(above.length, below.length);
  return Array.from({ length: width }, (_, column) => {
    const own = above[column] ?? '';
    const detail = below[column] ?? '';
    if (own !== '') group = own;
    const name = detail === '' ? own : `${group} ${detail}`.trim();
    return name === '' ? null : name;
  });
}

function countHits(texts: readonly string[], names: ReadonlySet<string>): number {
  return texts.filter((text) => text !== '' && names.has(comparable(text))).length;
}

function isGap(texts: readonly string[], column: number): boolean {
  return (texts[column] ?? '') === '';
}

function comparableNames(target: ImportTarget): ReadonlySet<string> {
  return new Set(target.fields.flatMap((field) => fieldNames(field).map(comparable)));
}

function commonWidth(rows: readonly RawRow[]): number {
  const widths = rows
    .map((row) => textsOf(row).filter((text) => text !== '').length)
    .toSorted((a, b) => a - b);
  return widths[Math.floor(widths.length / 2)] ?? 0;
}

function textsOf(row: RawRow): string[] {
  return row.cells.map((cell) => cellText(cell).replace(/\s+/g, ' '));
}

function named(texts: readonly string[]): (string | null)[] {
  return texts.map((text) => (text === '' ? null : text));
}

function isFigure(cell: RawRow['cells'][number]): boolean {
  if (typeof cell === 'object' && cell !== null) return true;
  const text = cellText(cell);
  return text !== '' && (bareNumber(text) !== null || numericParts(text) !== null);
}
