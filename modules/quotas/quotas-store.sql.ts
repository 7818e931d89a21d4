import { sql } from 'kysely';
import type { EntityId, Period, Scope } from '@cordee/kernel';
import { factsAsOf, planCellsAsOf, type Database, type Reading } from '@cordee/platform/database';
import { person, position, positionHolder, team } from '@cordee/modules/people';
import { branchChain } from '@cordee/modules/scenarios';
import { storedPeriod, type QuotaRow } from './quota.ts';
import type { QuotaFilter, QuotaStore } from './quotas-store.ts';
import { quota } from './quotas-table.sql.ts';

export function openQuotaStore(database: Database): QuotaStore {
  return {
    quotas: (scope, filter) => database.read(scope, (tx) => readQuotas(tx, scope, filter)),
    periods: (scope) => database.read(scope, (tx) => readPeriods(tx, scope)),
  };
}

/** The holder is the one of the quota's own period: whoever held the position last before it ended. No id orders them. */
async function readQuotas(tx: Reading, scope: Scope, filter: QuotaFilter): Promise<readonly QuotaRow[]> {
  const chain = await branchChain(tx, scope);
  const places = filter.people === undefined ? null : await placesOf(tx, filter.people);
  const isIn = (column: string, ids: readonly string[] | undefined) =>
    ids === undefined ? sql`true` : sql`${sql.ref(column)} = any(${[...ids]}::uuid[])`;
  const conditions = [
    isIn('q.entity_id', places?.quotas),
    isIn('p.entity_id', filter.people),
    scope.positions === 'all' ? sql`true` : sql`q.position_id = any(${[...scope.positions]}::uuid[])`,
    filter.period ? sql`q.period_code = ${filter.period}` : sql`true`,
    filter.team ? sql`s.team_id::text = ${filter.team}` : sql`true`,
    filter.overlapping
      ? sql`(q.period_from < ${filter.overlapping.to.toString()}::date and q.period_to > ${filter.overlapping.from.toString()}::date)`
      : sql`true`,
  ];
  const { rows } = await sql<QuotaRow>`
    with seat as ${factsAsOf(position, scope)}, someone as ${factsAsOf(person, scope)}, held as materialized (
      select h.entity_id, h.effective_from, lead(h.effective_from) over (partition by h.entity_id order by h.effective_from) as next_from, h.person_id from (select distinct on (entity_id, effective_from) * from ${sql.table(positionHolder.name)}
        where ${scope.asOf.change === null ? sql`true` : sql`change <= ${scope.asOf.change}`} and ${isIn('entity_id', places?.positions)} order by entity_id, effective_from, change desc) h where not h.retracted)
    select q.entity_id as id, q.position_id as "positionId", p.entity_id as "personId", coalesce(p.full_name, s.title, s.code) as seller, t.name as team, q.measure, q.dimension, q.dimension_value as "dimensionValue", q.calendar,
      q.period_code as period, q.period_from as "periodFrom", q.period_to as "periodTo", q.amount, q.unit, q.currency, q.weight, q.import_id as "importId", q.import_line as "importLine", q.dossier_id as "dossierId"
    from ${planCellsAsOf(quota, chain)} q left join seat s on s.entity_id = q.position_id and ${isIn('s.entity_id', places?.positions)} left join ${factsAsOf(team, scope)} t on t.entity_id = s.team_id
      left join held h on h.entity_id = q.position_id and h.effective_from < q.period_to and coalesce(h.next_from, 'infinity') >= q.period_to
      left join someone p on p.entity_id = h.person_id and ${isIn('p.entity_id', filter.people)}
    where ${sql.join(conditions, sql` and `)} order by q.period_from desc, coalesce(p.full_name, s.title, s.code) collate "C", q.measure collate "C",
      s.code collate "C", q.dimension collate "C", q.dimension_value collate "C", q.period_to, q.amount`.execute(
    tx.sql,
  );
  return rows;
}

/** The positions that some people have ever held, and the quotas of these: nothing else need be put in order. */
async function placesOf(
  tx: Reading,
  people: readonly EntityId[],
): Promise<{ readonly positions: readonly string[]; readonly quotas: readonly string[] }> {
  const held = sql`select entity_id from ${sql.table(positionHolder.name)} where person_id = any(${[...people]}::uuid[])`;
  const { rows } = await sql<{ id: string; position: string }>`
    select distinct entity_id as id, position_id as position from ${sql.table(quota.name)} where position_id in (${held})`.execute(
    tx.sql,
  );
  return { positions: rows.map(({ position: id }) => id), quotas: rows.map(({ id }) => id) };
}

async function readPeriods(tx: Reading, scope: Scope): Promise<readonly Period[]> {
  const chain = await branchChain(tx, scope);
  const { rows } = await sql<{ calendar: string; period: string; periodFrom: string; periodTo: string }>`
    select distinct calendar, period_code as period, period_from as "periodFrom", period_to as "periodTo" from ${planCellsAsOf(quota, chain)} q order by 3, 2`.execute(
    tx.sql,
  );
  return rows.map(storedPeriod);
}
