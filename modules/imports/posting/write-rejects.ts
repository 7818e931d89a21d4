import { cellText } from '../reading/raw-table.ts';
import type { RawCell } from '../reading/raw-table.ts';
import type { ExcludedRow, RejectedRow } from '../reading/read-row.ts';
import { bareNumber } from '../values/read-number.ts';
import { sayRefusal } from '../preview/say-refusal.ts';
import type { ImportLocale } from '../preview/say-refusal.ts';
import { m } from '@cordee/messages';

export type RejectsFile = {
  /** The header of the file sent, or nothing when it had none. */
  readonly headers: readonly (string | null)[];
  readonly delimiter: string;
  readonly locale: ImportLocale;
};

/**
 * The rows that were not taken, as a CSV to correct and send again: the columns of the file sent, then the line and the
 * reason. Starts with a byte order mark, so that Excel reads the accents; no cell can be run as a formula.
 */
export async function* writeRejects(
  rows: AsyncIterable<RejectedRow | ExcludedRow> | Iterable<RejectedRow | ExcludedRow>,
  file: RejectsFile,
): AsyncGenerator<string> {
  const { delimiter, locale, headers } = file;
  const width = headers.length;
  const added = [m['imports.rejects_line']({}, { locale }), m['imports.rejects_reason']({}, { locale })];
  if (width > 0) yield `\ufeff${csvLine([...headers.map((header) => header ?? ''), ...added], delimiter)}`;
  else yield '\ufeff';
  for await (const row of rows) {
    const cells = Array.from({ length: Math.max(width, row.raw.length) }, (_, index) =>
      shown(row.raw[index]),
    );
    yield csvLine([...cells, String(row.line), reasonsOf(row, locale)], delimiter);
  }
}

/** One line of CSV, ended; cells are quoted where they must be and never start as a formula does. */
export function csvLine(cells: readonly string[], delimiter: string): string {
  return `${cells.map((cell) => quoted(neutralised(cell), delimiter)).join(delimiter)}\r\n`;
}

function reasonsOf(row: RejectedRow | ExcludedRow, locale: ImportLocale): string {
  const reasons = row.kind === 'rejected' ? row.refusals : [row.reason];
  return reasons.map((reason) => sayRefusal(reason, locale)).join(' ');
}

function shown(cell: RawCell | undefined): string {
  return typeof cell === 'string' ? cell : cellText(cell);
}

/** Numbers stay numbers: -12,50 is no formula. */
function neutralised(cell: string): string {
  if (!/^[=+\-@\t\r]/.test(cell) || bareNumber(cell) !== null) return cell;
  return `'${cell}`;
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
