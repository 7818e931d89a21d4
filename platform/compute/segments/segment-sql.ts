// The statements that write and read segments. Paths and column names are the product's own.
import { storedColumns, type SegmentTable } from '../segment-tables.ts';

export function csvSource(table: SegmentTable, path: string): string {
  const types = storedColumns(table).map(({ name, type }) => `'${name}': '${type}'`);
  // PostgreSQL quotes every text and no null, so that an empty text stays one.
  const reading = `header = false, auto_detect = false, delim = ',', quote = '"', escape = '"', new_line = '\\n', nullstr = '', allow_quoted_nulls = false, parallel = false`;
  return `read_csv(${sqlText(path)}, ${reading}, columns = {${types.join(', ')}})`;
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
