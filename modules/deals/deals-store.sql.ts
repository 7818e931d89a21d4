import { sql, type RawBuilder } from 'kysely';
import type { Scope } from '@cordee/kernel';
import {
  cellsAsOf,
  factsAsOf,
  openEventPages,
  type Database,
  type EventList,
  type Reading,
} from '@cordee/platform/database';
import { account } from '@cordee/modules/accounts';
import { membersOfTeam, person } from '@cordee/modules/people';
import type { DealRow, SellerOutcome, StageEntry } from './deal.ts';
import type { DealFilter, DealStore } from './deals-store.ts';
import { deal, dealStage } from './deals-table.sql.ts';
import { firstStageOf } from './stage-entry.ts';

const orders: Record<NonNullable<DealFilter['sort']>, RawBuilder<unknown>> = {
  closed_on: sql`x.closed_on desc nulls first, x.code collate "C"`,
  engaged_on: sql`x.engaged_on desc nulls last, x.code collate "C"`,
  amount: sql`x.amount desc nulls last, x.code collate "C"`,
  code: sql`x.code collate "C"`,
};

const columns = sql`d.entity_id as id, d.code, d.seller_id as "sellerId", coalesce(p.full_name, d.seller_key) as seller, coalesce(a.name, d.account_key) as account, d.product, d.stage, d.amount, d.currency,
  d.engaged_on as "engagedOn", d.closed_on as "closedOn", d.channel, d.origin, d.import_id as "importId", d.import_line as "importLine"`;

const seenIn = (scope: Scope, deals: string) =>
  scope.people === 'all' ? sql`true` : sql`${sql.ref(deals)}.seller_id = any(${[...scope.people]}::uuid[])`;

/** Of a few deals: each name is looked up, where a join would read those of everybody. */
const named = (scope: Scope) =>
  sql`left join lateral (select full_name from ${factsAsOf(person, scope)} x where x.entity_id = d.seller_id) p on true
    left join lateral (select name from ${factsAsOf(account, scope)} x where x.entity_id = d.account_id) a on true`;

export function openDealStore(database: Database): DealStore {
  const pageOf = openEventPages();
  return {
    deals: (scope, filter) =>
      database.read(scope, async (tx) => {
        const { entities, total } = await pageOf(tx, listed(scope, filter));
        return { rows: await readDeals(tx, scope, entities), total };
      }),
    deal: (scope, id) => database.read(scope, (tx) => readDeal(tx, scope, id)),
    outcomesBySeller: (scope) => database.read(scope, (tx) => readOutcomes(tx, scope)),
  };
}

function listed(scope: Scope, { sort = 'closed_on', offset, limit, ...asked }: DealFilter): EventList {
  const { seller, team, stage, isOpen, q } = asked;
  const like = `%${q}%`;
  const conditions = [
    seenIn(scope, 'x'),
    seller ? sql`x.seller_id = ${seller}::uuid` : sql`true`,
    team ? sql`x.seller_id in (select person_id from ${membersOfTeam(scope, team)} member)` : sql`true`,
    stage ? sql`x.stage = ${stage}` : sql`true`,
    isOpen ? sql`x.stage not in ('won', 'lost', 'deleted')` : sql`true`,
    q
      ? sql`(x.code ilike ${like} or x.account_key ilike ${like} or x.product ilike ${like} or x.seller_key ilike ${like})`
      : sql`true`,
  ];
  const where = sql.join(conditions, sql` and `);
  return { table: deal, scope, where, asked: JSON.stringify(asked), order: orders[sort], offset, limit };
}

async function readDeals(
  tx: Reading,
  scope: Scope,
  entities: readonly string[],
): Promise<readonly DealRow[]> {
  const { rows } = await sql<DealRow>`
    select ${columns} from ${factsAsOf(deal, scope)} d ${named(scope)} where d.entity_id = any(${[...entities]}::uuid[])
    order by array_position(${[...entities]}::uuid[], d.entity_id)`.execute(tx.sql);
  return rows;
}

async function readDeal(
  tx: Reading,
  scope: Scope,
  id: string,
): Promise<{ deal: DealRow; stages: readonly StageEntry[] } | undefined> {
  const { rows } =
    await sql<DealRow>`select ${columns} from ${factsAsOf(deal, scope)} d ${named(scope)} where d.entity_id = ${id} and ${seenIn(scope, 'd')}`.execute(
      tx.sql,
    );
  const found = rows[0];
  if (!found) return undefined;
  const { rows: stages } =
    await sql<StageEntry>`select stage, effective_from as "enteredOn" from ${cellsAsOf(dealStage, scope)} s where entity_id = ${id} order by effective_from`.execute(
      tx.sql,
    );
  const first = firstStageOf(found);
  return { deal: found, stages: stages.length === 0 && first ? [first] : stages };
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
    from ${factsAsOf(deal, scope)} d left join ${factsAsOf(person, scope)} p on p.entity_id = d.seller_id where ${seenIn(scope, 'd')}
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
