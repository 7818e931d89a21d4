import type { FeedKind } from '../company.ts';
import { FEED_COLUMNS, type FeedRows } from './feed-columns.ts';

const UTF8_BYTE_ORDER_MARK = '\uFEFF';
const LINE_END = '\r\n';

/** A file as a French office exports it: UTF-8 with its mark, semicolons, French headers, decimal commas. */
export function csvFile<Kind extends FeedKind>(kind: Kind, rows: readonly FeedRows[Kind][]): Uint8Array {
  const columns = FEED_COLUMNS[kind];
  const header = columns.map(({ header: name }) => quoted(name)).join(';');
  // A column's field is a key of the row of its kind and all row fields are text: TypeScript cannot follow that through the index.
  const records = rows as readonly Readonly<Record<string, string>>[];
  const lines = records.map((row) =>
    columns.map(({ field, spelling }) => quoted(spelling(row[field] ?? ''))).join(';'),
  );
  return new TextEncoder().encode(UTF8_BYTE_ORDER_MARK + [header, ...lines, ''].join(LINE_END));
}

function quoted(text: string): string {
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
