import type { Reading } from '@cordee/platform/database';

const rowsPerBatch = 5_000;

type Sent = { readonly sql: string; readonly parameters: readonly string[] };
type Row = Readonly<Record<string, unknown>>;

/** Reads through a cursor, so that neither side holds the whole answer; `visit` says false to stop. */
export async function readOnPostgres(
  { client }: Reading,
  { sql, parameters }: Sent,
  visit: (rows: readonly Row[]) => Promise<boolean>,
): Promise<void> {
  await client.query(`declare answer no scroll cursor for ${sql}`, [...parameters]);
  try {
    for (;;) {
      const { rows } = await client.query<Row>(`fetch ${rowsPerBatch} from answer`);
      if (rows.length > 0 && !(await visit(rows))) return;
      if (rows.length < rowsPerBatch) return;
    }
  } finally {
    await client.query('close answer').catch(() => undefined);
  }
}
