// A list as text: CSV for a person's spreadsheet, in their language, and JSON lines for a program.
import { decimal, decimalText, times, withoutTrailingZeros, type Locale } from '@cordee/kernel';
import { messageOf } from '@cordee/messages/explanation';
import { csvLine } from '@cordee/modules/imports';
import type { ExportColumn } from './export-column.ts';

/** One row, its cells in the order of the columns; numbers, percentages (as ratios) and dates as plain text. */
export type ListRow = readonly (string | null)[];

/** A few thousand rows at a time. */
export type ListBatches = AsyncIterable<readonly ListRow[]>;

export const columnLabel = ({ labelKey }: ExportColumn, locale: Locale): string =>
  messageOf(labelKey, {}, locale);

/** Starts with a byte order mark, so that Excel reads the accents; no cell can be run as a formula. */
export async function* csvTexts(
  columns: readonly ExportColumn[],
  batches: ListBatches,
  locale: Locale,
): AsyncGenerator<string> {
  const delimiter = locale === 'fr' ? ';' : ',';
  const labels = columns.map((column) => columnLabel(column, locale));
  yield `\ufeff${csvLine(labels, delimiter)}`;
  for await (const rows of batches)
    yield rows
      .map((row) =>
        csvLine(
          columns.map((column, index) => csvCell(column, row[index] ?? null, locale)),
          delimiter,
        ),
      )
      .join('');
}

const hundred = decimal('100');

function csvCell({ type }: ExportColumn, value: string | null, locale: Locale): string {
  if (value === null) return '';
  if (type === 'text') return /^[=+\-@\t\r]/.test(value) ? `'${value}` : value; // +33 1 is a text, and no number
  if (type === 'date') return value;
  const written =
    type === 'percentage' ? decimalText(withoutTrailingZeros(times(decimal(value), hundred))) : value;
  const marked = locale === 'fr' ? written.replace('.', ',') : written;
  return type === 'percentage' ? `${marked}%` : marked;
}

/** One object a line, its keys the codes of the columns; every digit of a number is kept. */
export async function* jsonLines(
  columns: readonly ExportColumn[],
  batches: ListBatches,
): AsyncGenerator<string> {
  const keys = columns.map(({ code }) => JSON.stringify(code));
  for await (const rows of batches)
    yield rows
      .map((row) => {
        const cells = columns.map(
          ({ type }, index) => `${keys[index]}:${jsonCell(type, row[index] ?? null)}`,
        );
        return `{${cells.join(',')}}\n`;
      })
      .join('');
}

function jsonCell(type: ExportColumn['type'], value: string | null): string {
  if (value === null) return 'null';
  return type === 'number' || type === 'percentage' ? value : JSON.stringify(value);
}
