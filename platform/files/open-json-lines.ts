import { ok, refused, type Result } from '@cordee/kernel';
import { plainNumber } from './plain-number.ts';
import { readLines, type TextLine } from './read-lines.ts';
import type { Encoding, RawCell, RawRow, TableSource } from './table-source.ts';

type TextFile = { readonly path: string; readonly encoding: Encoding; readonly bomBytes: number };

/** The names of so many first records are the columns; a name that only comes later turns its record away. */
const NAMED_RECORDS = 1_000;
const SHOWN_CHARS = 200;

/** Whether a text begins as JSON does; a table in CSV begins with a name. */
export function looksLikeJson(sample: string): boolean {
  return /^\s*(?:\{\s*(?:"|\}|$)|\[\s*(?:\{|\[|$))/.test(sample);
}

/**
 * Opens JSON lines: one object a line, its names the columns, as a header on line 0. Refuses imports.file_json for a file
 * that is JSON and not line by line. Numbers keep every digit.
 */
export async function openJsonLines(file: TextFile, document: string): Promise<Result<TableSource>> {
  const names = await namesOf(file);
  if (names === null) return refused('imports.file_json', { document });
  return ok({
    format: 'jsonl',
    sheets: [],
    encoding: file.encoding,
    delimiter: null,
    warnings: [],
    rows: () => readRecords(file, names),
  });
}

/** Null when the first line that holds anything is no object by itself. */
async function namesOf(file: TextFile): Promise<readonly string[] | null> {
  const names = new Set<string>();
  let records = 0;
  for await (const line of readLines(file.path, file)) {
    if (line.text.trim() === '') continue;
    const record = parsed(line);
    if (record === null && records === 0) return null;
    for (const [name] of record ?? []) names.add(name);
    records += 1;
    if (records === NAMED_RECORDS) break;
  }
  return [...names];
}

async function* readRecords(file: TextFile, names: readonly string[]): AsyncGenerator<RawRow> {
  yield { line: 0, record: 0, cells: names };
  let record = 0;
  for await (const line of readLines(file.path, file)) {
    record += 1;
    yield { line: line.line, record, ...recordOf(line, names) };
  }
}

function recordOf(line: TextLine, names: readonly string[]): Pick<RawRow, 'cells' | 'refusal'> {
  if (line.text.trim() === '' && !line.isTooLong) return { cells: [] };
  if (line.isTooLong) return turnedAway(line, 'line_too_long');
  const record = parsed(line);
  if (record === null) return turnedAway(line, 'json_unreadable');
  const cells: RawCell[] = names.map(() => null);
  for (const [name, value] of record) {
    const column = names.indexOf(name);
    if (column === -1) return turnedAway(line, 'json_name_new', name);
    const cell = cellOf(value);
    if (cell === undefined) return turnedAway(line, 'json_nested', name);
    cells[column] = cell;
  }
  return { cells };
}

function turnedAway(
  { line, text }: TextLine,
  code: string,
  column?: string,
): Pick<RawRow, 'cells' | 'refusal'> {
  const place = { line, ...(column === undefined ? {} : { column: clean(column).slice(0, SHOWN_CHARS) }) };
  return {
    cells: [clean(text.slice(0, SHOWN_CHARS))],
    refusal: refused(`imports.${code}`, place, place).refusal,
  };
}

/** A number as it is written; JSON.parse would keep seventeen digits of it. */
class WrittenNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Reviver = (name: string, value: unknown, context: { readonly source?: string }) => unknown;

const keepDigits: Reviver = (_name, value, { source }) =>
  typeof value === 'number' ? new WrittenNumber(source ?? String(value)) : value;

/** The names and values of the object on the line; null when there is none, however deep it is nested. */
function parsed({ text, isTooLong }: TextLine): readonly (readonly [string, unknown])[] | null {
  if (isTooLong) return null;
  try {
    // The library's type knows a reviver of two arguments; the third is the standard's.
    const value: unknown = JSON.parse(text, keepDigits as (name: string, value: unknown) => unknown);
    const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isRecord && !(value instanceof WrittenNumber)
      ? Object.entries(value).map(([name, each]) => [clean(name), each])
      : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return null;
    throw error;
  }
}

/** Undefined for a value that is itself a list or an object. */
function cellOf(value: unknown): RawCell | undefined {
  if (value === null) return null;
  if (typeof value === 'string') return clean(value);
  if (typeof value === 'boolean') return String(value);
  if (!(value instanceof WrittenNumber)) return undefined;
  const text = plainNumber(value.text);
  return text === null ? { kind: 'error', text: value.text } : { kind: 'number', text };
}

/** Without what no text may hold, though JSON can write it: the character zero, one half of a pair. */
function clean(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
