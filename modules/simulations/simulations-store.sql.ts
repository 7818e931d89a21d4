import type { Database, Reading } from '@cordee/platform/database';
import type { SimulationHead, StoredResult } from './simulation.ts';
import type { SimulationStore } from './simulations-store.ts';

export function openSimulationStore(database: Database): SimulationStore {
  return {
    simulations: (scope) =>
      database.read(scope, async (tx) => {
        const rows = await headsIn(tx).orderBy('made_at', 'desc').orderBy('id').execute();
        return rows.map(headOf);
      }),
    simulation: (scope, id) =>
      database.read(scope, async (tx) => {
        const row = await headsIn(tx).select(['document', 'result']).where('id', '=', id).executeTakeFirst();
        // `keep` below is the only writer of the column.
        return row && { ...headOf(row), document: row.document, result: row.result as StoredResult };
      }),
    keep: (scope, { id, name, planCode, period, branch, knownChange, fingerprint, document, result }) =>
      database.operate(scope.tenant, async (tx) => {
        await tx.sql
          .insertInto('simulation')
          .values({
            tenant_id: scope.tenant,
            id,
            name,
            plan_code: planCode,
            period_code: period,
            branch,
            known_change: String(knownChange),
            document: JSON.stringify(document),
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
    .selectFrom('simulation')
    .select([
      'id',
      'name',
      'plan_code',
      'period_code',
      'branch',
      'known_change',
      'fingerprint',
      'made_by',
      'made_at',
    ]);
}

type HeadRow = Awaited<ReturnType<ReturnType<typeof headsIn>['execute']>>[number];

function headOf(row: HeadRow): SimulationHead {
  return {
    id: row.id,
    name: row.name,
    planCode: row.plan_code,
    period: row.period_code,
    branch: row.branch,
    knownChange: BigInt(row.known_change),
    fingerprint: row.fingerprint,
    madeBy: row.made_by,
    madeAt: row.made_at,
  };
}
