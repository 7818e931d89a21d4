import { ok, type Result, type Scope } from '@cordee/kernel';
import type { SegmentTable } from '../segment-tables.ts';
import type { TenantDuckdb } from '../tenant-duckdb.ts';
import type { FactSource } from './fact-source.ts';
import { openSegmentFolder } from './segment-folder.ts';
import { copiedSource, parquetSource } from './segment-sql.ts';
import { rewrittenSql, type FreshEvents } from './rewritten-cells.ts';

/**
 * Rows of the table in PostgreSQL; those the copy lacks; those it holds and PostgreSQL does not. Whole rows are compared,
 * and the keys of the cells that were written more than once.
 */
export type TableVerification = {
  readonly table: string;
  readonly rows: number;
  readonly missing: number;
  readonly surplus: number;
};

type Place = { readonly dataFolder: string; readonly source: FactSource; readonly duckdb: TenantDuckdb };

/** Compares the copies with PostgreSQL row by row, up to the change that the copies reach. */
export async function verifySegments(
  { dataFolder, source, duckdb }: Place,
  scope: Scope,
  { watermark, files, rewritten }: FreshEvents,
  tables: readonly SegmentTable[],
): Promise<Result<readonly TableVerification[]>> {
  return source.snapshot(scope, async (snapshot) => {
    const verified: TableVerification[] = [];
    for (const table of tables) {
      const rows = openSegmentFolder(dataFolder, scope.tenant, table.name).scratch('.rows');
      try {
        const copied = await snapshot.copy(table, { from: 1n, to: watermark.number }, rows.path);
        if (!copied.ok) return copied;
        const truth = copiedSource(table, rows.path);
        const copy = parquetSource(table, files.get(table.name) ?? []);
        const again = rewritten.get(table.name);
        const pairs = [
          [truth, copy],
          ...(again === undefined ? [] : [[rewrittenSql(truth, null), parquetSource(table, [again])]]),
        ] as const;
        const count = (relation: string) => countRows(duckdb, relation);
        let [missing, surplus] = [0, 0];
        for (const [own, copied] of pairs) {
          missing += await count(`(from ${own} except all from ${copied})`);
          surplus += await count(`(from ${copied} except all from ${own})`);
        }
        verified.push({ table: table.name, rows: await count(truth), missing, surplus });
      } finally {
        rows.remove();
      }
    }
    return ok(verified);
  });
}

async function countRows(duckdb: TenantDuckdb, relation: string): Promise<number> {
  let count = 0;
  await duckdb.read(`select count(*) as count from ${relation}`, [], async ([row]) => {
    count = Number(row?.['count']);
    return true;
  });
  return count;
}
