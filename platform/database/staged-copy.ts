// Rows on their way in, gathered in a temporary table by short COPY commands: nothing of them is seen until the
// transaction ends, and a producer that gives up leaves no COPY open. Row security refuses COPY on the real tables.
import { finished } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { quoted, type Reading } from './transaction.ts';

export type CopyValue = string | number | bigint | boolean | Buffer | null | undefined;

export type StagedCopy = {
  /** The temporary table; it is gone at the end of the transaction. */
  readonly table: string;
  readonly count: () => number;
  /** Keeps one row; true when it is time to `flush`. */
  add(cells: readonly CopyValue[]): boolean;
  /** The same for many rows that another thread has written. */
  addText(text: CopyText): boolean;
  /** Hands what was kept to PostgreSQL and returns while it is being taken in; waits for the hand-over before. */
  flush(): Promise<void>;
  /** Waits until every row is there, and lets the planner know of them. */
  finish(): Promise<void>;
};

/** Rows as COPY reads them. */
export type CopyText = { readonly bytes: Uint8Array; readonly rowCount: number };

const bytesPerCopy = 1 << 20;
let stagings = 0;

/** `columns` are names with their PostgreSQL types. A few megabytes are held at most, whatever the number of rows. */
export async function openStagedCopy(
  { client }: Reading,
  name: string,
  columns: Readonly<Record<string, string>>,
): Promise<StagedCopy> {
  const table = quoted(`staging_${name}_${++stagings}`);
  const list = Object.entries(columns);
  await client.query(
    `create temporary table ${table} (${list.map(([column, type]) => `${quoted(column)} ${type}`).join(', ')}) on commit drop`,
  );
  const command = `copy ${table} (${list.map(([column]) => quoted(column)).join(', ')}) from stdin`;
  const waiting = new CopyRows();
  const written: Uint8Array[] = [];
  let count = 0;
  let underway: Promise<void> = Promise.resolve();
  const flush = async () => {
    await underway;
    if (waiting.length === 0 && written.length === 0) return;
    const stream = client.query(copyFrom(command));
    underway = finished(stream);
    // A failure is heard by whoever waits next; until then it must not end the process.
    underway.catch(() => undefined);
    for (const bytes of written.splice(0)) stream.write(bytes);
    stream.end(waiting.take().bytes);
  };
  return {
    table,
    count: () => count,
    add: (cells) => {
      count += 1;
      waiting.add(cells);
      return waiting.length >= bytesPerCopy;
    },
    addText: ({ bytes, rowCount }) => {
      count += rowCount;
      if (rowCount > 0) written.push(bytes);
      return rowCount > 0;
    },
    flush,
    finish: async () => {
      await flush();
      await underway;
      await client.query(`analyze ${table}`);
    },
  };
}

/** Rows gathered as bytes: a long string put together from a thousand pieces keeps the garbage collector busy. */
export class CopyRows {
  #bytes = Buffer.allocUnsafe(0);
  #rowCount = 0;
  length = 0;

  add(cells: readonly CopyValue[]): void {
    const text = copyLine(cells);
    const atMost = this.length + text.length * 3;
    if (atMost > this.#bytes.length) this.#grow(atMost);
    this.length += this.#bytes.write(text, this.length);
    this.#rowCount += 1;
  }

  /** What was gathered; the next row starts anew. */
  take(): CopyText {
    const taken = { bytes: this.#bytes.subarray(0, this.length), rowCount: this.#rowCount };
    this.#bytes = Buffer.allocUnsafe(0);
    [this.length, this.#rowCount] = [0, 0];
    return taken;
  }

  #grow(atLeast: number): void {
    const larger = Buffer.allocUnsafe(Math.max(atLeast, this.#bytes.length * 2, bytesPerCopy / 16));
    this.#bytes.copy(larger, 0, 0, this.length);
    this.#bytes = larger;
  }
}

function copyLine(cells: readonly CopyValue[]): string {
  let line = '';
  for (const cell of cells) line += line === '' ? copyCell(cell) : `\t${copyCell(cell)}`;
  return `${line}\n`;
}

function copyCell(value: CopyValue): string {
  if (value === null || value === undefined) return '\\N';
  if (value instanceof Buffer) return `\\\\x${value.toString('hex')}`;
  if (typeof value !== 'string') return String(value);
  return /[\\\t\n\r]/.test(value)
    ? value.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
    : value;
}
