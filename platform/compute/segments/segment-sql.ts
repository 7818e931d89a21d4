// The statements that write and read segments. Paths and column names are the product's own.
import { storedColumns, type SegmentTable } from '../segment-tables.ts';

/**
 * Rows as PostgreSQL's COPY writes text: a line feed ends a row and nothing else, so that several threads may read the
 * file. What a text holds of tabs, line feeds and backslashes is written out with a backslash; \N is null.
 */
export function copiedSource(table: SegmentTable, path: string): string {
  const stored = storedColumns(table);
  const types = stored.map(({ name, type }) => `'${name}': '${type}'`);
  const reading = `header = false, auto_detect = false, delim = '\\t', quote = '', escape = '', new_line = '\\n', nullstr = '\\N'`;
  const cells = stored.map(({ name, type }) =>
    type === 'text' ? `${plainText(name)} as "${name}"` : `"${name}"`,
  );
  return `(select ${cells.join(', ')} from read_csv(${sqlText(path)}, ${reading}, columns = {${types.join(', ')}}))`;
}

/** Letters after a backslash, as COPY writes them, and their characters. */
const escapes = { b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 };

/** Cut at doubled backslashes, no part holds a backslash that is not the first half of an escape. */
function plainText(name: string): string {
  const part = Object.entries(escapes).reduce(
    (text, [letter, code]) => `replace(${text}, '\\${letter}', chr(${code}))`,
    'part',
  );
  const plain = `array_to_string(list_transform(string_split("${name}", '\\\\'), lambda part: ${part}), '\\')`;
  return `case when contains("${name}", '\\') then ${plain} else "${name}" end`;
}

export function parquetSource(table: SegmentTable, paths: readonly string[]): string {
  if (paths.length > 0) return `read_parquet([${paths.map(sqlText).join(', ')}])`;
  const empty = storedColumns(table).map(({ name, type }) => `cast(null as ${type}) as "${name}"`);
  return `(select ${empty.join(', ')} where false)`;
}

export function toParquet(source: string, path: string): string {
  return `copy (select * from ${source}) to ${sqlText(path)} (format parquet, compression zstd)`;
}

function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
