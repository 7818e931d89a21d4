import { sql } from 'kysely';
import { unlessBroken, type Database, type Reading, type Refusals } from '@cordee/platform/database';
import type { NewSavedVersion, SavedPlan, SavedPlanStore, SavedVersion } from './saved-plans-store.ts';

export function openSavedPlanStore(database: Database): SavedPlanStore {
  return {
    plans: (scope) => database.read(scope, readPlans),
    open: (scope, { id, name }, version) =>
      unlessBroken(REFUSALS, () =>
        database.write(scope, causeOf({ name }, version), async (tx) => {
          tx.append('capacity_plan', [{ id, name }]);
          tx.append('capacity_plan_version', [versionRow(id, version)]);
        }),
      ),
    add: (scope, plan, version) =>
      unlessBroken(REFUSALS, () =>
        database.write(scope, causeOf(plan, version), async (tx) =>
          tx.append('capacity_plan_version', [versionRow(plan.id, version)]),
        ),
      ),
  };
}

const REFUSALS: Refusals = {
  capacity_plan_name: 'capacity.name_taken_conflict',
  capacity_plan_version_once: 'capacity.version_changed_conflict',
};

const causeOf = ({ name }: Pick<SavedPlan, 'name'>, { number, restores }: NewSavedVersion) =>
  restores === null
    ? { code: 'capacity.saved', detail: { name, number: String(number) } }
    : { code: 'capacity.restored', detail: { name, number: String(number), restores: String(restores) } };

const versionRow = (planId: string, { id, number, restores, drivers }: NewSavedVersion) => ({
  id,
  plan_id: planId,
  number,
  restores,
  drivers: JSON.stringify(drivers),
});

type Row = SavedVersion & { readonly planId: string; readonly name: string };

async function readPlans(tx: Reading): Promise<readonly SavedPlan[]> {
  const { rows } = await sql<Row>`
    select p.id as "planId", p.name, v.id, v.number, v.restores, v.drivers, c.actor_id as by, c.at from capacity_plan p
      join capacity_plan_version v on v.tenant_id = p.tenant_id and v.plan_id = p.id
      join change c on c.tenant_id = v.tenant_id and c.number = v.change
    order by lower(p.name), p.id, v.number`.execute(tx.sql);
  return [...Map.groupBy(rows, ({ planId }) => planId)].map(([id, own]) => ({
    id,
    name: own[0]?.name ?? '',
    versions: own.map(({ planId: _planId, name: _name, ...version }) => version),
  }));
}
