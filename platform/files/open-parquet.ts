// Parquet, read by a DuckDB of its own that may open this one file and nothing else.
import type { DuckDBConnection } from '@duckdb/node-api';
import { ok, refused, type Result } from '@cordee/kernel';
import { plainNumber } from './plain-number.ts';
import type { RawCell, RawRow, TableSource } from './table-source.ts';

type Column = { readonly name: string; readonly type: string };

const memoryLimit = '256MB';
const exact = /^(?:U?(?:TINY|SMALL|BIG|HUGE)INT|U?INTEGER|DECIMAL.*)$/;
const binary = /^(?:FLOAT|DOUBLE)$/;
const nested = /\]$|^(?:STRUCT|MAP|UNION|BLOB|VARIANT)/;

/**
 * Opens a Parquet file: the names of its columns are the header, on line 0; a record's line is its rank. Decimals keep
 * every digit, binary fractions the fifteen that people see. The record from which a file is damaged inside carries
 * imports.records_damaged, and is the last. Refuses imports.file_damaged, and imports.parquet_nested for
 * a column that holds lists, objects or bytes.
 */
export async function openParquet(path: string, document: string): Promise<Result<TableSource>> {
  const columns = await fenced(path, (connection) => columnsOf(connection, path));
  if (columns === null) return refused('imports.file_damaged', { document });
  const column = columns.find(({ type }) => nested.test(type))?.name;
  if (column !== undefined) return refused('imports.parquet_nested', { column, document });
  return ok({
    format: 'parquet',
    sheets: [],
    encoding: null,
    delimiter: null,
    warnings: [],
    rows: () => readRecords(path, columns),
  });
}

/** Null for what is no Parquet file inside, whatever its first letters. */
async function columnsOf(connection: DuckDBConnection, path: string): Promise<readonly Column[] | null> {
  try {
    const described = await connection.runAndReadAll('describe select * from read_parquet($1)', [path]);
    const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
    return described.getRowsJson().map(([name, type]) => ({ name: textOf(name), type: textOf(type) }));
  } catch {
    return null;
  }
}

async function* readRecords(path: string, columns: readonly Column[]): AsyncGenerator<RawRow> {
  yield { line: 0, record: 0, cells: columns.map(({ name }) => name) };
  const texts = columns.map(({ name }) => `"${name.replaceAll('"', '""')}"::varchar`).join(', ');
  const { connection, close } = await openFenced(path);
  let record = 0;
  try {
    const recordCount = await recordCountOf(connection, path);
    const result = await connection.stream(`select ${texts} from read_parquet($1)`, [path]);
    for await (const batch of result.yieldRowsJson())
      for (const row of batch) {
        record += 1;
        yield { line: record, record, cells: columns.map(({ type }, index) => cellOf(type, row[index])) };
      }
    // A stream that meets damage ends as if there were no more: what the file says of itself tells.
    if (record < recordCount) yield damagedFrom(record + 1);
  } finally {
    close();
  }
}

async function recordCountOf(connection: DuckDBConnection, path: string): Promise<number> {
  const told = await connection.runAndReadAll('select num_rows from parquet_file_metadata($1)', [path]);
  return Number(told.getRowsJson()[0]?.[0]);
}

function damagedFrom(line: number): RawRow {
  return {
    line,
    record: line,
    cells: [''],
    refusal: refused('imports.records_damaged', { line }, { line }).refusal,
  };
}

/** Every value comes as DuckDB writes it. */
function cellOf(type: string, value: unknown): RawCell {
  if (typeof value !== 'string') return null;
  if (exact.test(type)) return { kind: 'number', text: value };
  if (type === 'DATE') return { kind: 'date', text: value };
  if (!binary.test(type)) return value.replaceAll('\0', '');
  const text = plainNumber(value);
  return text === null ? { kind: 'error', text: value } : { kind: 'number', text };
}

async function fenced<T>(path: string, work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const { connection, close } = await openFenced(path);
  try {
    return await work(connection);
  } finally {
    close();
  }
}

/** No statement, and nothing that the file says, can open another file or move the fence. */
async function openFenced(path: string) {
  // Loaded by whoever reads Parquet alone: a thread that ends while it loads would take its process with it.
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: memoryLimit, threads: '1' });
  const connection = await instance.connect();
  await connection.run(`set allowed_paths = ['${path.replaceAll("'", "''")}']`);
  await connection.run('set enable_external_access = false');
  await connection.run('set lock_configuration = true');
  const close = () => {
    connection.closeSync();
    instance.closeSync();
  };
  return { connection, close };
}
