import { sql, type RawBuilder } from 'kysely';
import type { Scope } from '@cordee/kernel';
import { cellsAsOf, factsAsOf, type Database, type Reading } from '@cordee/platform/database';
import { account } from '@cordee/modules/accounts';
import { membersOfTeam, person } from '@cordee/modules/people';
import type { DealRow, SellerOutcome, StageEntry } from './deal.ts';
import type { DealFilter, DealStore } from './deals-store.ts';
import { deal, dealStage } from './deals-table.sql.ts';

const orders: Record<NonNullable<DealFilter['sort']>, RawBuilder<unknown>> = {
  closed_on: sql`d.closed_on desc nulls first, d.code collate "C"`,
  engaged_on: sql`d.engaged_on desc nulls last, d.code collate "C"`,
  amount: sql`d.amount desc nulls last, d.code collate "C"`,
  code: sql`d.code collate "C"`,
};

const columns = sql`d.entity_id as id, d.code, d.seller_id as "sellerId", coalesce(p.full_name, d.seller_key) as seller, coalesce(a.name, d.account_key) as account, d.product, d.stage, d.amount, d.currency,
  d.engaged_on as "engagedOn", d.closed_on as "closedOn", d.channel, d.origin, d.import_id as "importId", d.import_line as "importLine"`;

const seen = (scope: Scope) =>
  scope.people === 'all' ? sql`true` : sql`d.seller_id = any(${[...scope.people]}::uuid[])`;

const named = (scope: Scope) =>
  sql`left join ${factsAsOf(person, scope)} p on p.entity_id = d.seller_id left join ${factsAsOf(account, scope)} a on a.entity_id = d.account_id`;

export function openDealStore(database: Database): DealStore {
  return {
    deals: (scope, filter) => database.read(scope, (tx) => readDeals(tx, scope, filter)),
    deal: (scope, id) => database.read(scope, (tx) => readDeal(tx, scope, id)),
    outcomesBySeller: (scope) => database.read(scope, (tx) => readOutcomes(tx, scope)),
  };
}

async function readDeals(
  tx: Reading,
  scope: Scope,
  filter: DealFilter,
): Promise<{ rows: readonly DealRow[]; total: number }> {
  const conditions = [
    seen(scope),
    filter.seller ? sql`d.seller_id::text = ${filter.seller}` : sql`true`,
    filter.team
      ? sql`d.seller_id in (select person_id from ${membersOfTeam(scope, filter.team)} member)`
      : sql`true`,
    filter.stage ? sql`d.stage = ${filter.stage}` : sql`true`,
    filter.isOpen ? sql`d.stage not in ('won', 'lost', 'deleted')` : sql`true`,
    filter.q
      ? sql`(d.code ilike ${`%${filter.q}%`} or d.account_key ilike ${`%${filter.q}%`} or d.product ilike ${`%${filter.q}%`} or d.seller_key ilike ${`%${filter.q}%`})`
      : sql`true`,
  ];
  const order = orders[filter.sort ?? 'closed_on'];
  const matching = sql`${factsAsOf(deal, scope)} d where ${sql.join(conditions, sql` and `)}`;
  const { rows } = await sql<DealRow & { total: string }>`
    with page as (select * from ${matching} order by ${order} limit ${filter.limit} offset ${filter.offset})
    select ${columns}, (select count(*) from ${matching}) as total from page d ${named(scope)} order by ${order}`.execute(
    tx.sql,
  );
  return { rows: rows.map(({ total: _total, ...row }) => row), total: Number(rows[0]?.total ?? 0) };
}

async function readDeal(
  tx: Reading,
  scope: Scope,
  id: string,
): Promise<{ deal: DealRow; stages: readonly StageEntry[] } | undefined> {
  const { rows } =
    await sql<DealRow>`select ${columns} from ${factsAsOf(deal, scope)} d ${named(scope)} where d.entity_id = ${id} and ${seen(scope)}`.execute(
      tx.sql,
    );
  const found = rows[0];
  if (!found) return undefined;
  const { rows: stages } =
    await sql<StageEntry>`select stage, effective_from as "enteredOn" from ${cellsAsOf(dealStage, scope)} s where entity_id = ${id} order by effective_from`.execute(
      tx.sql,
    );
  return { deal: found, stages };
}

async function readOutcomes(tx: Reading, scope: Scope): Promise<readonly SellerOutcome[]> {
  const { rows } = await sql<{
    sellerId: string | null;
    seller: string;
    won: string;
    lost: string;
    open: string;
    revenue: string;
  }>`
    select d.seller_id as "sellerId", coalesce(p.full_name, d.seller_key) as seller,
      count(*) filter (where d.stage = 'won') as won, count(*) filter (where d.stage = 'lost') as lost, count(*) filter (where d.stage not in ('won', 'lost', 'deleted')) as open,
      coalesce(sum(d.amount) filter (where d.stage = 'won'), 0)::text as revenue
    from ${factsAsOf(deal, scope)} d left join ${factsAsOf(person, scope)} p on p.entity_id = d.seller_id where ${seen(scope)}
    group by d.seller_id, coalesce(p.full_name, d.seller_key) order by coalesce(p.full_name, d.seller_key) collate "C"`.execute(
    tx.sql,
  );
  return rows.map((row) => ({
    ...row,
    won: Number(row.won),
    lost: Number(row.lost),
    open: Number(row.open),
  }));
}
