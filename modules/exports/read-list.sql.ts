import { sql } from 'kysely';
import type { Scope } from '@cordee/kernel';
import type { Reading } from '@cordee/platform/database';
import type { ExportColumn } from './export-column.ts';
import type { ExportList, ListRecord } from './export-list.sql.ts';
import type { ListRow } from './list-text.ts';

const rowsPerBatch = 2_000;

export type ListWatch = {
  /** Told of the rows read of this list so far; may throw to stop. */
  readonly seen: (rows: number) => void;
};

/** The rows of a list, a few at a time from a cursor: memory does not grow with the list. */
export async function* readList(
  tx: Reading,
  scope: Scope,
  { list, columns }: { readonly list: ExportList; readonly columns: readonly ExportColumn[] },
  watch: ListWatch,
): AsyncGenerator<readonly ListRow[]> {
  await sql`declare leaving no scroll cursor for ${await list.rows(tx, scope)}`.execute(tx.sql);
  try {
    for (let seen = 0; ;) {
      const { rows } = await tx.client.query<Record<string, ListRecord[string]>>(
        `fetch ${rowsPerBatch} from leaving`,
      );
      if (rows.length === 0) return;
      yield rows.map((row) => cellsOf(list.mend?.(row) ?? row, columns));
      seen += rows.length;
      watch.seen(seen);
    }
  } finally {
    await tx.client.query('close leaving').catch(() => undefined); // a broken transaction has no cursor any more
  }
}

const cellsOf = (row: ListRecord, columns: readonly ExportColumn[]): ListRow =>
  columns.map(({ code }) => {
    const value = row[code] ?? null;
    return value === null ? null : String(value);
  });

export async function countRows(tx: Reading, scope: Scope, list: ExportList): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) as count from (${await list.rows(tx, scope)}) leaving`.execute(tx.sql);
  return Number(rows[0]?.count ?? 0);
}
