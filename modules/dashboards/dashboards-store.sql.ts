import { sql } from 'kysely';
import { decimal, entityId, plainDate, type EntityId, type Period, type Scope } from '@cordee/kernel';
import { cellsAsOf, factsAsOf, planCellsAsOf, type Database, type Reading } from '@cordee/platform/database';
import { account } from '@cordee/modules/accounts';
import { deal } from '@cordee/modules/deals';
import { person, position, positionHolder, team } from '@cordee/modules/people';
import { quota } from '@cordee/modules/quotas';
import { branchChain } from '@cordee/modules/scenarios';
import { transaction } from '@cordee/modules/transactions';
import type { SellerFigures } from './attainment.ts';
import type { Counts, DashboardStore, RevenueBase } from './dashboards-store.ts';

export function openDashboardStore(database: Database): DashboardStore {
  return {
    sellerFigures: (scope, period, base) =>
      database.read(scope, (tx) => readFigures(tx, scope, period, base)),
    revenueBase: (scope) =>
      database.read(scope, async (tx) => {
        const { rows } = await sql`select 1 from transaction where kind = 'order' limit 1`.execute(tx.sql);
        return rows.length > 0 ? 'order_intake' : 'won_deals';
      }),
    // Every version is looked at, corrected ones too: a choice of periods may start early, and must come at once.
    firstSaleOn: (scope, base) =>
      database.read(scope, async (tx) => {
        const day =
          base === 'order_intake'
            ? sql`select min(occurred_on)::text as day from transaction where kind = 'order'`
            : sql`select min(closed_on)::text as day from deal where stage = 'won'`;
        const { rows } = await sql<{ day: string | null }>`${day}`.execute(tx.sql);
        return rows[0]?.day ? plainDate(rows[0].day) : null;
      }),
    lastSaleOn: (scope, base) =>
      database.read(scope, async (tx) => {
        const seen = scope.people === 'all' ? sql`true` : sql`seller_id = any(${[...scope.people]}::uuid[])`;
        const { rows } = await sql<{
          day: string | null;
        }>`select max(day)::text as day from ${revenueRows(scope, base)} x where ${seen}`.execute(tx.sql);
        return rows[0]?.day ? plainDate(rows[0].day) : null;
      }),
    counts: (scope) => database.read(scope, (tx) => readCounts(tx, scope)),
    monthlyRevenue: (scope, base, sellers, months) =>
      database.read(scope, (tx) => readMonths(tx, scope, base, sellers, months)),
    monthlyRevenueBySeller: (scope, base, months) =>
      database.read(scope, (tx) => readMonthsBy(tx, scope, { base, months, owner: 'seller_id' })),
    monthlyRevenueByAccount: (scope, base, months) =>
      database.read(scope, (tx) => readMonthsBy(tx, scope, { base, months, owner: 'account_id' })),
  };
}

function revenueRows(scope: Scope, base: RevenueBase) {
  return base === 'order_intake'
    ? sql`(select seller_id, account_id, occurred_on as day, amount from ${factsAsOf(transaction, scope)} t where kind = 'order')`
    : sql`(select seller_id, account_id, closed_on as day, amount from ${factsAsOf(deal, scope)} d where stage = 'won')`;
}

/** A quota counts for whoever held its position last in the quota's own period, as it does in a pay run. */
async function readFigures(
  tx: Reading,
  scope: Scope,
  period: Period,
  base: RevenueBase,
): Promise<readonly SellerFigures[]> {
  const chain = await branchChain(tx, scope);
  const [from, to] = [period.from.toString(), period.to.toString()];
  const seen =
    scope.people === 'all'
      ? sql`true`
      : sql`coalesce(r.seller_id, q.person_id) = any(${[...scope.people]}::uuid[])`;
  const lastDay = { ...scope, asOf: { ...scope.asOf, effective: period.to.subtract({ days: 1 }) } };
  const { rows } = await sql<{
    seller_id: string | null;
    name: string | null;
    team_id: string | null;
    team: string | null;
    revenue: string | null;
    quota: string | null;
  }>`
    with revenue as (select seller_id, sum(amount) as amount from ${revenueRows(scope, base)} x where day >= ${from}::date and day < ${to}::date group by seller_id),
      holder as materialized ${factsAsOf(positionHolder, lastDay)}, seat as ${factsAsOf(position, lastDay)}, held as materialized ${cellsAsOf(positionHolder, scope)},
      quotas as (select h.person_id, sum(q.amount) as amount from ${planCellsAsOf(quota, chain)} q
        join lateral (select person_id from held where held.entity_id = q.position_id and held.effective_from < q.period_to order by held.effective_from desc limit 1) h on true
        where q.period_from >= ${from}::date and q.period_from < ${to}::date and q.measure = ${base} and q.dimension is null and h.person_id is not null group by h.person_id)
    select coalesce(r.seller_id, q.person_id) as seller_id, p.full_name as name, t.entity_id as team_id, t.name as team, r.amount as revenue, q.amount as quota
    from revenue r full join quotas q on q.person_id = r.seller_id left join ${factsAsOf(person, lastDay)} p on p.entity_id = coalesce(r.seller_id, q.person_id)
      left join lateral (select entity_id from holder where person_id = coalesce(r.seller_id, q.person_id) limit 1) h on true
      left join seat s on s.entity_id = h.entity_id left join ${factsAsOf(team, lastDay)} t on t.entity_id = s.team_id
    where ${seen} order by p.full_name collate "C"`.execute(tx.sql);
  return rows.map((row) => ({
    sellerId: row.seller_id === null ? null : entityId(row.seller_id),
    name: row.name ?? '—',
    teamId: row.team_id,
    team: row.team,
    revenue: decimal(row.revenue ?? '0'),
    quota: row.quota === null ? null : decimal(row.quota),
  }));
}

async function readMonths(
  tx: Reading,
  scope: Scope,
  base: RevenueBase,
  sellers: 'all' | readonly EntityId[],
  months: readonly Period[],
): Promise<readonly string[]> {
  const own = sellers === 'all' ? sql`true` : sql`x.seller_id = any(${[...sellers]}::uuid[])`;
  if (months.length === 0) return [];
  const { rows } = await sql<{ total: string }>`
    select coalesce(sum(x.amount) filter (where ${own}), 0)::text as total from ${monthRows(months)}
    left join ${revenueRows(scope, base)} x on x.day >= month.first_day and x.day < month.after group by month.ordinal order by month.ordinal`.execute(
    tx.sql,
  );
  return rows.map((row) => row.total);
}

function monthRows(months: readonly Period[]) {
  const list = months.map(
    (month, index) => sql`(${index}::integer, ${month.from.toString()}::date, ${month.to.toString()}::date)`,
  );
  return sql`(values ${sql.join(list)}) month (ordinal, first_day, after)`;
}

type MonthsAsked = {
  readonly base: RevenueBase;
  readonly months: readonly Period[];
  /** Whose months these are. */
  readonly owner: 'seller_id' | 'account_id';
};

async function readMonthsBy(
  tx: Reading,
  scope: Scope,
  { base, months, owner }: MonthsAsked,
): Promise<ReadonlyMap<EntityId, readonly string[]>> {
  if (months.length === 0) return new Map();
  const { rows } = await sql<{ owner: string; ordinal: number; total: string }>`
    select x.${sql.ref(owner)} as owner, month.ordinal, sum(x.amount)::text as total from ${monthRows(months)}
    join ${revenueRows(scope, base)} x on x.day >= month.first_day and x.day < month.after
    where x.${sql.ref(owner)} is not null group by x.${sql.ref(owner)}, month.ordinal`.execute(tx.sql);
  const byOwner = Map.groupBy(rows, (row) => entityId(row.owner));
  return new Map(
    [...byOwner].map(([id, own]) => {
      const totals = new Map(own.map(({ ordinal, total }) => [ordinal, total]));
      return [id, months.map((_, ordinal) => totals.get(ordinal) ?? '0')] as const;
    }),
  );
}

async function readCounts(tx: Reading, scope: Scope): Promise<Counts> {
  const chain = await branchChain(tx, scope);
  const count = (table: ReturnType<typeof sql>) => sql`(select count(*) from ${table} counted)`;
  const { rows } = await sql<
    Record<keyof Counts, string>
  >`select ${count(factsAsOf(person, scope))} as people, (select count(distinct h.person_id) from ${factsAsOf(positionHolder, scope)} h) as holders, ${count(factsAsOf(account, scope))} as accounts, ${count(factsAsOf(deal, scope))} as deals,
    ${count(factsAsOf(transaction, scope))} as transactions, ${count(planCellsAsOf(quota, chain))} as quotas, (select count(distinct code) from plan) as plans, (select count(*) from import) as imports, (select count(*) from payout_run) as runs,
    (select count(*) from ${factsAsOf(transaction, scope)} u where u.seller_id is null) as uncredited`.execute(
    tx.sql,
  );
  const row = rows[0];
  const of = (key: keyof Counts) => Number(row?.[key] ?? 0);
  return {
    people: of('people'),
    holders: of('holders'),
    accounts: of('accounts'),
    deals: of('deals'),
    transactions: of('transactions'),
    quotas: of('quotas'),
    plans: of('plans'),
    imports: of('imports'),
    runs: of('runs'),
    uncredited: of('uncredited'),
  };
}
