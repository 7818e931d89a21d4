import type { Database, Reading } from '@cordee/platform/database';
import type { ParallelRunHead, ParallelRunStore, StoredParallelResult } from './parallel-run-store.ts';

export function openParallelRunStore(database: Database): ParallelRunStore {
  return {
    parallelRuns: (scope) =>
      database.read(scope, async (tx) => {
        const rows = await headsIn(tx).orderBy('made_at', 'desc').orderBy('id').execute();
        return rows.map(headOf);
      }),
    parallelRun: (scope, id) =>
      database.read(scope, async (tx) => {
        const row = await headsIn(tx).select('result').where('id', '=', id).executeTakeFirst();
        // `keep` below is the only writer of the column.
        return row && { ...headOf(row), result: row.result as StoredParallelResult };
      }),
    keep: (scope, { id, fileName, documentHash, period, planCodes, knownChange, fingerprint, result }) =>
      database.operate(scope.tenant, async (tx) => {
        await tx.sql
          .insertInto('parallel_run')
          .values({
            tenant_id: scope.tenant,
            id,
            file_name: fileName,
            document_hash: documentHash,
            period_code: period,
            plan_codes: [...planCodes],
            known_change: String(knownChange),
            result: JSON.stringify(result),
            fingerprint,
            made_by: scope.actor,
          })
          .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing())
          .execute();
      }),
  };
}

function headsIn(tx: Reading) {
  return tx.sql
    .selectFrom('parallel_run')
    .select([
      'id',
      'file_name',
      'document_hash',
      'period_code',
      'plan_codes',
      'known_change',
      'fingerprint',
      'made_by',
      'made_at',
    ]);
}

type HeadRow = Awaited<ReturnType<ReturnType<typeof headsIn>['execute']>>[number];

function headOf(row: HeadRow): ParallelRunHead {
  return {
    id: row.id,
    fileName: row.file_name,
    documentHash: row.document_hash,
    period: row.period_code,
    planCodes: row.plan_codes,
    knownChange: BigInt(row.known_change),
    fingerprint: row.fingerprint,
    madeBy: row.made_by,
    madeAt: row.made_at,
  };
}
