import { sql } from 'kysely';
import { entityId, type Scope } from '@cordee/kernel';
import {
  unlessBroken,
  type Database,
  type Reading,
  type Refusals,
  type Writing,
} from '@cordee/platform/database';
import type { ActionPlan, PlanContent, PlanVersion, Side } from './plan.ts';
import type { NewVersion, PlanFilter, PlanStore } from './plans-store.ts';

export function openPlanStore(database: Database): PlanStore {
  return {
    plans: (scope, filter) => database.read(scope, (tx) => readPlans(tx, scope, filter)),
    open: (scope, { id, sellerId, managerId, period }, version) =>
      unlessBroken(REFUSALS, () =>
        database.write(scope, { code: 'actions.proposed', detail: { plan: id, period } }, async (tx) => {
          const plan = { id, seller_id: sellerId, manager_id: managerId, period_code: period };
          tx.append('action_plan', [plan]);
          tx.append('action_plan_version', [versionRow(id, version)]);
        }),
      ),
    propose: (scope, { id, period }, version, follows) =>
      unlessBroken(REFUSALS, () =>
        database.write(scope, { code: 'actions.proposed', detail: { plan: id, period } }, async (tx) => {
          tx.append('action_plan_version', [versionRow(id, version)]);
          tx.atTheEnd((change) => refuseUnlessLast(tx, { planId: id, versionId: follows, change }));
        }),
      ),
    agree: (scope, { id, period }, versionId) =>
      unlessBroken(REFUSALS, () =>
        database.write(scope, { code: 'actions.agreed', detail: { plan: id, period } }, async (tx) => {
          tx.append('action_plan_agreement', [{ version_id: versionId }]);
          tx.atTheEnd((change) => refuseUnlessLast(tx, { planId: id, versionId, change }));
        }),
      ),
  };
}

const versionRow = (planId: string, { id, side, content }: NewVersion) => ({
  id,
  plan_id: planId,
  side,
  content: JSON.stringify(content),
});

class Changed extends Error {
  readonly constraint = 'action_plan_last_version';
}

type Followed = { readonly planId: string; readonly versionId: string; readonly change: bigint };

/** Writers of an organisation come one after another once they hold its number: what was last before is final here. */
async function refuseUnlessLast({ client }: Writing, { planId, versionId, change }: Followed): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    'select id from action_plan_version where plan_id = $1 and change < $2 order by change desc limit 1',
    [planId, change],
  );
  if (rows[0]?.id !== versionId) throw new Changed();
}

const REFUSALS: Refusals = {
  action_plan_once: 'actions.plan_conflict',
  action_plan_agreement_pkey: 'actions.agreed_conflict',
  action_plan_last_version: 'actions.version_changed_conflict',
};

type PlanRow = { id: string; seller_id: string; manager_id: string; period_code: string };
type VersionRow = {
  id: string;
  plan_id: string;
  side: Side;
  content: PlanContent;
  by: string;
  at: string;
  agreed_by: string | null;
  agreed_at: string | null;
};

async function readPlans(
  tx: Reading,
  { people }: Scope,
  { id, sellerId, period }: PlanFilter,
): Promise<readonly ActionPlan[]> {
  const seen = people === 'all' ? sql`true` : sql`p.seller_id = any(${[...people]}::uuid[])`;
  const is = (column: string, value: string | undefined) =>
    value === undefined ? sql`true` : sql`${sql.ref(column)} = ${value}`;
  const { rows } = await sql<PlanRow>`
    select p.* from action_plan p where ${seen} and ${is('p.id', id)} and ${is('p.seller_id', sellerId)} and ${is('p.period_code', period)}
    order by p.period_code collate "C" desc, p.change desc`.execute(tx.sql);
  const versions = await readVersions(
    tx,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    id: row.id,
    sellerId: entityId(row.seller_id),
    managerId: entityId(row.manager_id),
    period: row.period_code,
    versions: versions.get(row.id) ?? [],
  }));
}

async function readVersions(
  tx: Reading,
  plans: readonly string[],
): Promise<ReadonlyMap<string, PlanVersion[]>> {
  const { rows } = await sql<VersionRow>`
    select v.*, c.actor_id as by, c.at, ac.actor_id as agreed_by, ac.at as agreed_at from action_plan_version v
      join change c on c.tenant_id = v.tenant_id and c.number = v.change
      left join action_plan_agreement a on a.tenant_id = v.tenant_id and a.version_id = v.id left join change ac on ac.tenant_id = a.tenant_id and ac.number = a.change
    where v.plan_id = any(${[...plans]}::uuid[]) order by v.change`.execute(tx.sql);
  const byPlan = Map.groupBy(rows, (row) => row.plan_id);
  return new Map(
    [...byPlan].map(([plan, own]) => [
      plan,
      own.map(({ id, side, content, by, at, agreed_by, agreed_at }) => ({
        id,
        side,
        by,
        at,
        content,
        agreed: agreed_by === null || agreed_at === null ? null : { by: agreed_by, at: agreed_at },
      })),
    ]),
  );
}
