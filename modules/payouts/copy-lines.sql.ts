// The lines of a run into the database by COPY, into a temporary table first: row security refuses it on the real one.
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { from as copyFrom } from 'pg-copy-streams';
import type { Writing } from '@cordee/platform/database';
import { lineColumns } from './line-text.ts';

/** The columns are named by the program, the values are `lineTexts`'s own. */
export async function copyLines(tx: Writing, runId: string, copied: readonly string[]): Promise<void> {
  const columns = lineColumns.join(', ');
  await tx.client.query(
    `create temporary table copied_line on commit drop as select ${columns} from payout_line with no data`,
  );
  const stream = tx.client.query(copyFrom(`copy copied_line (${columns}) from stdin`));
  await pipeline(Readable.from(copied, { objectMode: false }), stream);
  tx.atTheEnd(async () => {
    await tx.client.query(
      `insert into payout_line (tenant_id, run_id, ${columns}) select cordee.tenant(), $1, ${columns} from copied_line`,
      [runId],
    );
    await tx.client.query('drop table copied_line');
  });
}
