import {
  currency,
  entityId,
  ok,
  plainDate,
  refused,
  type EntityId,
  type Result,
  type Scope,
} from '@cordee/kernel';
import { sql } from 'kysely';
import type { Database, Reading } from '@cordee/platform/database';
import { brokenConstraint } from './broken-constraint.ts';
import type { ClosedPeriod, HeldKey, Hold } from './run-store.ts';
import type { Run } from './run.ts';
import type { SettlementEntry } from './settlement.ts';

const upTo = (scope: Scope, column: string) =>
  scope.asOf.change === null ? sql`true` : sql`${sql.ref(column)} <= ${scope.asOf.change}`;

export async function readClosedPeriods(tx: Reading, scope: Scope): Promise<readonly ClosedPeriod[]> {
  const { rows } = await sql<{
    plan_code: string;
    period_code: string;
    from: string;
    known: string;
    regular: string | null;
  }>`
    select r.plan_code, r.period_code, min(r.period_from) as "from", min(r.known_change) as known,
      min(r.known_change) filter (where r.kind = 'regular') as regular
    from payout_run r join payout_event e on e.tenant_id = r.tenant_id and e.run_id = r.id and e.transition = 'locked'
    where r.branch = ${scope.branch} and ${upTo(scope, 'e.change')} and not exists (
      select 1 from payout_event v where v.tenant_id = r.tenant_id and v.run_id = r.id and v.transition = 'voided' and ${upTo(scope, 'v.change')})
    group by r.plan_code, r.period_code order by min(r.period_from), r.plan_code collate "C"`.execute(tx.sql);
  return rows.map((row) => ({
    planCode: row.plan_code,
    periodCode: row.period_code,
    from: plainDate(row.from),
    known: BigInt(row.known),
    regular: row.regular === null ? null : BigInt(row.regular),
  }));
}

type SettlementRow = {
  plan_code: string;
  period_code: string;
  payee_id: string;
  component: string;
  place: number;
  run_id: string;
  run_known: string;
  run_period: string;
  amount_minor: string;
  currency: string;
};

export async function readSettled(
  tx: Reading,
  scope: Scope,
  payees: readonly EntityId[] | null,
): Promise<readonly SettlementEntry[]> {
  const wanted = payees === null ? sql`true` : sql`s.payee_id = any(${[...payees]}::uuid[])`;
  const { rows } = await sql<SettlementRow>`
    select s.plan_code, s.period_code, s.payee_id, s.component, s.place, s.run_id, r.known_change as run_known, r.period_code as run_period, s.amount_minor, s.currency
    from payout_settlement s join payout_run r on r.tenant_id = s.tenant_id and r.id = s.run_id
    where s.branch = ${scope.branch} and ${upTo(scope, 's.change')} and ${wanted} order by s.change, s.place`.execute(
    tx.sql,
  );
  return rows.map((row) => ({
    planCode: row.plan_code,
    periodCode: row.period_code,
    payeeId: entityId(row.payee_id),
    component: row.component,
    place: row.place,
    runId: row.run_id,
    runKnown: BigInt(row.run_known),
    runPeriod: row.run_period,
    amount: { minor: BigInt(row.amount_minor), currency: currency(row.currency) },
  }));
}

/** Who was held out of runs that are locked, whatever has been paid since. */
export async function readHeld(tx: Reading, scope: Scope): Promise<readonly HeldKey[]> {
  const { rows } = await sql<{ plan_code: string; period_code: string; payee_id: string; component: string }>`
    select distinct r.plan_code, r.period_code, h.payee_id, h.component from payout_hold h join payout_run r on r.tenant_id = h.tenant_id and r.id = h.run_id
      join payout_event e on e.tenant_id = r.tenant_id and e.run_id = r.id and e.transition = 'locked'
    where r.branch = ${scope.branch} and ${upTo(scope, 'e.change')}`.execute(tx.sql);
  return rows.map((row) => ({
    planCode: row.plan_code,
    periodCode: row.period_code,
    payeeId: entityId(row.payee_id),
    component: row.component === '' ? null : row.component,
  }));
}

export async function writeHold(
  database: Database,
  scope: Scope,
  run: Run,
  { payeeId, component, reason }: Hold,
): Promise<Result<null>> {
  const detail = { runId: run.id, plan: run.planCode, period: run.period.code, reason };
  try {
    await database.write(scope, { code: 'payouts.held_out', detail }, async (tx) =>
      tx.append('payout_hold', [
        { run_id: run.id, payee_id: payeeId, component: component ?? '', actor_id: scope.actor, reason },
      ]),
    );
    return ok(null);
  } catch (error) {
    const refusal = brokenConstraint(error);
    if (refusal) return refused(refusal);
    throw error;
  }
}
