// Rows on their way in, gathered in a temporary table by short COPY commands: nothing of them is seen until the
// transaction ends, and a producer that gives up leaves no COPY open. Row security refuses COPY on the real tables.
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { copyEnd, copyOpening, openCopyRows, type CopyBytes } from './copy-rows.ts';
import type { CopyValue } from './copy-values.ts';
import { giveBack } from './shared-blocks.ts';
import { quoted, type Reading } from './transaction.ts';

export type StagedCopy = {
  /** The temporary table; it is gone at the end of the transaction. */
  readonly table: string;
  readonly count: () => number;
  /** Keeps one row; true when it is time to `flush`. */
  add(cells: readonly CopyValue[]): boolean;
  /** The same for rows that were written elsewhere. */
  addRows(rows: CopyBytes): boolean;
  /** Hands what was kept to PostgreSQL and returns while it is being taken in; waits for the hand-over before. */
  flush(): Promise<void>;
  /** Waits until every row is there. */
  finish(): Promise<void>;
};

const bytesPerCopy = 1 << 19;
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
  const command = `copy ${table} (${list.map(([column]) => quoted(column)).join(', ')}) from stdin (format binary)`;
  const waiting = openCopyRows(list.map(([, type]) => type));
  const written: Uint8Array[] = [];
  let [count, writtenBytes] = [0, 0];
  let underway: Promise<void> = Promise.resolve();
  const flush = async () => {
    await underway;
    if (waiting.length() === 0 && written.length === 0) return;
    const stream = client.query(copyFrom(command));
    // The stream ends a moment before the connection is free: the next question waits for both.
    const sent = written.splice(0);
    underway = Promise.all([finished(stream), once(client, 'drain')]).then(() => sent.forEach(giveBack));
    // A failure is heard by whoever waits next; until then it must not end the process.
    underway.catch(() => undefined);
    writtenBytes = 0;
    for (const bytes of [copyOpening, ...sent, waiting.take().bytes]) stream.write(bytes);
    stream.end(copyEnd);
  };
  return {
    table,
    count: () => count,
    add: (cells) => {
      count += 1;
      waiting.add(cells);
      return waiting.length() >= bytesPerCopy;
    },
    addRows: ({ bytes, rowCount }) => {
      count += rowCount;
      writtenBytes += bytes.length;
      if (rowCount > 0) written.push(bytes);
      return writtenBytes >= bytesPerCopy;
    },
    flush,
    finish: async () => {
      await flush();
      await underway;
    },
  };
}
