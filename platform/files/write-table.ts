// Tables on their way out, each written to a file of its own in memory that does not grow with the rows.
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import ExcelJS from 'exceljs';

/** `percentage` holds a ratio. Values come as plain text: digits with a point, YYYY-MM-DD. */
export type TableColumn = {
  readonly code: string;
  readonly label: string;
  readonly type: 'text' | 'number' | 'percentage' | 'date';
};
export type TableDraft = {
  readonly name: string;
  readonly columns: readonly TableColumn[];
  readonly batches: AsyncIterable<readonly (readonly (string | null)[])[]>;
};

export async function writeText(path: string, texts: AsyncIterable<string>): Promise<void> {
  await pipeline(Readable.from(texts), createWriteStream(path, { mode: 0o600 }));
}

/** What a sheet of Excel can hold, its header included; the rest goes on on the next sheet. */
const sheetRowsMax = 1_048_576;
/** What a number of a spreadsheet holds; one with more digits leaves as text, whole. */
const digitsMax = 15;

/** An XLSX workbook: numbers and dates typed, texts as texts whatever they begin with, so that none is a formula. */
export async function writeSheets(path: string, { name, columns, batches }: TableDraft): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useStyles: true });
  workbook.created = workbook.modified = new Date(Date.UTC(2000, 0, 1)); // the same rows give the same file
  let sheets = 0;
  const nextSheet = () => {
    sheets += 1;
    const sheet = workbook.addWorksheet(sheetName(name, sheets), { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.columns = columns.map(({ label }) => ({ width: Math.max(12, Math.min(40, label.length + 4)) }));
    const header = sheet.addRow(columns.map(({ label }) => label));
    header.font = { bold: true };
    header.commit();
    return { sheet, rows: 1 };
  };
  let open = nextSheet();
  for await (const rows of batches)
    for (const cells of rows) {
      if (open.rows === sheetRowsMax) {
        open.sheet.commit();
        open = nextSheet();
      }
      const row = open.sheet.addRow([]);
      columns.forEach(({ type }, index) => writeCell(row.getCell(index + 1), type, cells[index] ?? null));
      row.commit();
      open.rows += 1;
    }
  open.sheet.commit();
  await workbook.commit();
}

const sheetName = (name: string, number: number) =>
  `${name.replaceAll(/[*?:\\/[\]]/g, ' ').slice(0, 26)}${number === 1 ? '' : ` ${number}`}`;

/** As many decimals as were written: 100.50 stays 100.50, and 7.125 % is not shown as 7.13 %. */
function formatOf(type: Exclude<TableColumn['type'], 'text'>, value: string): string {
  if (type === 'date') return 'yyyy-mm-dd';
  const decimals = value.split('.')[1]?.length ?? 0;
  if (type === 'percentage') return `0.${'0'.repeat(Math.max(2, decimals - 2))}%`;
  return decimals === 0 ? 'General' : `0.${'0'.repeat(decimals)}`;
}

function writeCell(cell: ExcelJS.Cell, type: TableColumn['type'], value: string | null): void {
  if (value === null) return;
  const typed = typedValue(type, value);
  cell.value = typed;
  if (type !== 'text' && typeof typed !== 'string') cell.numFmt = formatOf(type, value);
}

function typedValue(type: TableColumn['type'], value: string): string | number | Date {
  // The calendar of a spreadsheet begins in 1900.
  if (type === 'date') return value >= '1900-03-01' ? new Date(`${value}T00:00:00Z`) : value;
  if (type === 'text' || value.replaceAll(/\D/g, '').replace(/^0+/, '').length > digitsMax) return value;
  return Number(value);
}

const memoryLimit = '256MB';

/** A Parquet file of the JSON lines in `source`, whose keys are the codes: numbers as exact decimals of one scale. */
export async function writeParquet(
  path: string,
  source: string,
  columns: readonly TableColumn[],
): Promise<void> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: memoryLimit, threads: '1' });
  const connection = await instance.connect();
  try {
    const texts = columns.map(({ code }) => `${sqlText(code)}: 'varchar'`).join(', ');
    const lines = `read_json(${sqlText(source)}, format = 'newline_delimited', columns = {${texts}})`;
    const scales = await connection.runAndReadAll(
      `select ${columns.map(({ code }) => `coalesce(max(length(split_part(${sqlName(code)}, '.', 2))), 0)`).join(', ')} from ${lines}`,
    );
    const [scale = []] = scales.getRowsJson();
    const cells = columns.map(({ code, type }, index) => {
      const written = sqlName(code);
      if (type === 'text') return written;
      const cast = type === 'date' ? 'date' : `decimal(38, ${Math.min(Number(scale[index]), 18)})`;
      return `cast(${written} as ${cast}) as ${written}`;
    });
    await connection.run(
      `copy (select ${cells.join(', ')} from ${lines}) to ${sqlText(path)} (format parquet, compression zstd)`,
    );
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

const sqlText = (text: string) => `'${text.replaceAll("'", "''")}'`;
const sqlName = (name: string) => `"${name.replaceAll('"', '""')}"`;
