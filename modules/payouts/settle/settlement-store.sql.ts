import { currency, entityId, plainDate, type EntityId, type Result, type Scope } from '@cordee/kernel';
import { sql, type RawBuilder } from 'kysely';
import { type Database, type Reading, unlessBroken } from '@cordee/platform/database';
import { payRefusals } from './pay-refusals.ts';
import type { ClosedPeriod, HeldKey, Hold } from '../run-store.ts';
import type { Run } from '../run.ts';
import type { HeldOut, SettlementEntry } from './settlement.ts';

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
    ...heldOutOf(row),
  }));
}

type HoldRow = { readonly payee_id: string; readonly component: string };

const heldOutOf = ({ payee_id, component }: HoldRow): HeldOut => ({
  payeeId: entityId(payee_id),
  component: component === '' ? null : component,
});

export async function readHeldOut(tx: Reading, runId: string): Promise<readonly HeldOut[]> {
  const rows = await tx.sql
    .selectFrom('payout_hold')
    .select(['payee_id', 'component'])
    .where('run_id', '=', runId)
    .execute();
  return rows.map(heldOutOf);
}

/**
 * Each line that is paid takes the next place among what had been settled when its run was calculated. Of two runs that
 * pay the same, the second finds the place taken.
 */
export async function settleLines(
  tx: Reading,
  { id, branch, knownChange }: Run,
  change: bigint,
): Promise<void> {
  await sql`
    with own as materialized (
      select l.tenant_id, r.branch, l.payee_id, l.component, l.payable_minor as amount_minor, l.currency,
        case l.kind when 'adjustment' then '*' else coalesce(l.origin_plan, r.plan_code) end as plan_code,
        case l.kind when 'adjustment' then l.adjustment_id::text else coalesce(l.origin_period, r.period_code) end as period_code
      from payout_line l join payout_run r on r.tenant_id = l.tenant_id and r.id = l.run_id
      where l.run_id = ${id} and l.kind in ('component', 'correction', 'adjustment') and l.issue is null and not exists (
        select from payout_hold h where h.tenant_id = l.tenant_id and h.run_id = l.run_id and h.payee_id = l.payee_id and h.component in ('', l.component))),
    ${placesTaken(branch, sql`s.change <= ${knownChange}`)}
    ${nextPlaces(id, change)}`.execute(tx.sql);
}

/** Of each key that a run settled, what is left of it, with the sign turned. */
export async function takeBackLines(tx: Reading, { id, branch }: Run, change: bigint): Promise<void> {
  await sql`
    with own as materialized (
      select tenant_id, branch, plan_code, period_code, payee_id, component, currency, -sum(amount_minor) as amount_minor
      from payout_settlement where run_id = ${id} group by tenant_id, branch, plan_code, period_code, payee_id, component, currency),
    ${placesTaken(branch, sql`true`)}
    ${nextPlaces(id, change)}`.execute(tx.sql);
}

/**
 * How many entries each key has in the periods that `own` names: asked of the periods as a whole. Counted key by key, the
 * planner that expects an empty table would read it from its start for every line.
 */
function placesTaken(branch: number, when: RawBuilder<unknown>) {
  return sql`taken as materialized (
    select s.plan_code, s.period_code, s.payee_id, s.component, count(*) as places from payout_settlement s
    where s.branch = ${branch} and ${when} and (s.plan_code, s.period_code) in (select plan_code, period_code from own)
    group by s.plan_code, s.period_code, s.payee_id, s.component)`;
}

function nextPlaces(id: string, change: bigint) {
  return sql`
    insert into payout_settlement (tenant_id, branch, plan_code, period_code, payee_id, component, place, run_id, change, amount_minor, currency)
    select tenant_id, branch, plan_code, period_code, payee_id, component, coalesce(places, 0), ${id}::uuid, ${change}::bigint, amount_minor, currency
    from own left join taken using (plan_code, period_code, payee_id, component)`;
}

export async function writeHold(
  database: Database,
  scope: Scope,
  run: Run,
  { payeeId, component, reason }: Hold,
): Promise<Result<null>> {
  const detail = { runId: run.id, plan: run.planCode, period: run.period.code, reason };
  return unlessBroken(payRefusals, () =>
    database.write(scope, { code: 'payouts.held_out', detail }, async (tx) =>
      tx.append('payout_hold', [
        { run_id: run.id, payee_id: payeeId, component: component ?? '', actor_id: scope.actor, reason },
      ]),
    ),
  );
}
