// Very many rows into a table of a tenant: COPY goes to a temporary table because row security refuses it on the real one.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { quoted, type Writing } from './transaction.ts';
import type { Tables } from './tables.generated.ts';

export type CopyTarget = {
  readonly table: keyof Tables;
  readonly columns: readonly string[];
  /** Columns that hold one value in every row, beside the tenant. */
  readonly fixed: Readonly<Record<string, string>>;
};

/** `texts` hold lines as COPY reads them, one value a column, by tabs. The rows appear at the end of the transaction. */
export async function copyInto(
  tx: Writing,
  { table, columns, fixed }: CopyTarget,
  texts: Iterable<string>,
): Promise<void> {
  const list = columns.map(quoted).join(', ');
  const [staging, names] = [quoted(`copied_${table}`), Object.keys(fixed).map(quoted)];
  await tx.client.query(
    `create temporary table ${staging} on commit drop as select ${list} from ${quoted(table)} with no data`,
  );
  const stream = tx.client.query(copyFrom(`copy ${staging} (${list}) from stdin`));
  await pipeline(Readable.from(texts, { objectMode: false }), stream);
  tx.atTheEnd(async () => {
    await tx.client.query(
      `insert into ${quoted(table)} (${['tenant_id', ...names].join(', ')}, ${list})
       select ${['cordee.tenant()', ...names.map((_, index) => `$${index + 1}`)].join(', ')}, ${list} from ${staging}`,
      Object.values(fixed),
    );
    await tx.client.query(`drop table ${staging}`);
  });
}
