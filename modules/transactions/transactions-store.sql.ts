import { sql } from 'kysely';
import type { Scope } from '@cordee/kernel';
import {
  factsAsOf,
  openEventPages,
  type Database,
  type EventList,
  type Reading,
} from '@cordee/platform/database';
import { account } from '@cordee/modules/accounts';
import { membersOfTeam, person } from '@cordee/modules/people';
import type { TransactionFilter, TransactionRow, TransactionStore } from './transactions-store.ts';
import { transaction, transactionSplit } from './transactions-table.sql.ts';

export function openTransactionStore(database: Database): TransactionStore {
  const pageOf = openEventPages();
  return {
    transactions: (scope, filter) =>
      database.read(scope, async (tx) => {
        const { entities, total } = await pageOf(tx, listed(scope, filter));
        return { rows: await readTransactions(tx, scope, entities), total };
      }),
    transaction: async (scope, id) => {
      const rows = await database.read(scope, (tx) => readTransactions(tx, scope, [id]));
      return rows[0];
    },
  };
}

const seen = (scope: Scope) =>
  scope.people === 'all' ? sql`true` : sql`x.seller_id = any(${[...scope.people]}::uuid[])`;

function listed(scope: Scope, { offset, limit, ...asked }: TransactionFilter): EventList {
  const when = <T>(value: T | undefined, condition: (value: T) => ReturnType<typeof sql>) =>
    value === undefined ? sql`true` : condition(value);
  const conditions = [
    seen(scope),
    when(asked.seller, (seller) => sql`x.seller_id = ${seller}`),
    when(
      asked.team,
      (team) => sql`x.seller_id in (select person_id from ${membersOfTeam(scope, team)} member)`,
    ),
    when(asked.kind, (kind) => sql`x.kind = ${kind}`),
    when(asked.from, (from) => sql`x.occurred_on >= ${from}::date`),
    when(asked.to, (to) => sql`x.occurred_on < ${to}::date`),
    asked.uncredited ? sql`x.seller_id is null` : sql`true`,
    when(
      asked.q,
      (q) =>
        sql`(x.code ilike ${`%${q}%`} or x.account_key ilike ${`%${q}%`} or x.seller_key ilike ${`%${q}%`}
          or x.territory ilike ${`%${q}%`} or x.attributes ilike ${`%${q}%`})`,
    ),
  ];
  return {
    table: transaction,
    scope,
    where: sql.join(conditions, sql` and `),
    asked: JSON.stringify(asked),
    order: sql`x.occurred_on desc, x.code collate "C"`,
    offset,
    limit,
  };
}

/** Those of the entities that the caller sees, in their order. */
async function readTransactions(
  tx: Reading,
  scope: Scope,
  entities: readonly string[],
): Promise<readonly TransactionRow[]> {
  const ids = sql`${[...entities]}::uuid[]`;
  const { rows } = await sql<TransactionRow>`
    select x.entity_id as id, x.code, x.kind, x.occurred_on as "occurredOn", x.amount, x.currency, x.seller_id as "sellerId", coalesce(p.full_name, x.seller_key) as seller,
      coalesce(a.name, x.account_key) as account, x.product, x.channel, x.origin, x.related_code as "relatedCode", x.quantity, x.margin, x.territory, x.attributes, x.import_id as "importId", x.import_line as "importLine",
      (select coalesce(json_agg(json_build_object('payee', coalesce(with_whom.full_name, ''), 'share', part.share::text) order by part.place), '[]') from ${factsAsOf(transactionSplit, scope)} part
        left join ${factsAsOf(person, scope)} with_whom on with_whom.entity_id = part.payee_id where part.transaction_id = x.entity_id) as shares
    from ${factsAsOf(transaction, scope)} x left join lateral (select full_name from ${factsAsOf(person, scope)} of_id where of_id.entity_id = x.seller_id) p on true
      left join lateral (select name from ${factsAsOf(account, scope)} of_id where of_id.entity_id = x.account_id) a on true
    where x.entity_id = any(${ids}) and ${seen(scope)} order by array_position(${ids}, x.entity_id)`.execute(
    tx.sql,
  );
  return rows;
}
