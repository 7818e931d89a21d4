import { sql } from 'kysely';
import type { Scope } from '@cordee/kernel';
import { factsAsOf, type Database, type Reading } from '@cordee/platform/database';
import { account } from '@cordee/modules/accounts';
import { membersOfTeam, person } from '@cordee/modules/people';
import type { TransactionFilter, TransactionRow, TransactionStore } from './transactions-store.ts';
import { transaction, transactionSplit } from './transactions-table.sql.ts';

export function openTransactionStore(database: Database): TransactionStore {
  return {
    transactions: (scope, filter) => database.read(scope, (tx) => readTransactions(tx, scope, filter)),
    transaction: async (scope, id) => {
      const filter = { id, offset: 0, limit: 1 };
      const { rows } = await database.read(scope, (tx) => readTransactions(tx, scope, filter));
      return rows[0];
    },
  };
}

async function readTransactions(
  tx: Reading,
  scope: Scope,
  filter: TransactionFilter,
): Promise<{ rows: readonly TransactionRow[]; total: number }> {
  const when = <T>(value: T | undefined, condition: (value: T) => ReturnType<typeof sql>) =>
    value === undefined ? sql`true` : condition(value);
  const conditions = [
    scope.people === 'all' ? sql`true` : sql`x.seller_id = any(${[...scope.people]}::uuid[])`,
    when(filter.id, (id) => sql`x.entity_id = ${id}`),
    when(filter.seller, (seller) => sql`x.seller_id = ${seller}`),
    when(
      filter.team,
      (team) => sql`x.seller_id in (select person_id from ${membersOfTeam(scope, team)} member)`,
    ),
    when(filter.kind, (kind) => sql`x.kind = ${kind}`),
    when(filter.from, (from) => sql`x.occurred_on >= ${from}::date`),
    when(filter.to, (to) => sql`x.occurred_on < ${to}::date`),
    filter.uncredited ? sql`x.seller_id is null` : sql`true`,
    when(
      filter.q,
      (q) =>
        sql`(x.code ilike ${`%${q}%`} or x.account_key ilike ${`%${q}%`} or x.seller_key ilike ${`%${q}%`}
          or x.territory ilike ${`%${q}%`} or x.attributes ilike ${`%${q}%`})`,
    ),
  ];
  const { rows } = await sql<TransactionRow & { total: string }>`
    with matching as (select * from ${factsAsOf(transaction, scope)} x where ${sql.join(conditions, sql` and `)}),
      page as (select * from matching order by occurred_on desc, code collate "C" limit ${filter.limit} offset ${filter.offset})
    select x.entity_id as id, x.code, x.kind, x.occurred_on as "occurredOn", x.amount, x.currency, x.seller_id as "sellerId", coalesce(p.full_name, x.seller_key) as seller,
      coalesce(a.name, x.account_key) as account, x.product, x.channel, x.origin, x.related_code as "relatedCode", x.quantity, x.margin, x.territory, x.attributes, x.import_id as "importId", x.import_line as "importLine",
      (select coalesce(json_agg(json_build_object('payee', coalesce(with_whom.full_name, ''), 'share', part.share::text) order by part.place), '[]') from ${factsAsOf(transactionSplit, scope)} part
        left join ${factsAsOf(person, scope)} with_whom on with_whom.entity_id = part.payee_id where part.transaction_id = x.entity_id) as shares,
      (select count(*) from matching) as total
    from page x left join ${factsAsOf(person, scope)} p on p.entity_id = x.seller_id left join ${factsAsOf(account, scope)} a on a.entity_id = x.account_id
    order by x.occurred_on desc, x.code collate "C"`.execute(tx.sql);
  return { rows: rows.map(({ total: _total, ...row }) => row), total: Number(rows[0]?.total ?? 0) };
}
