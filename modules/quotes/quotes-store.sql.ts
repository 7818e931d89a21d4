import { sql } from 'kysely';
import type { Scope } from '@cordee/kernel';
import { account } from '@cordee/modules/accounts';
import { seenPerson } from '@cordee/modules/exports';
import { person } from '@cordee/modules/people';
import { factsAsOf, type Database, type Reading } from '@cordee/platform/database';
import type { QuoteRow } from './quote.ts';
import type { QuoteFilter, QuoteStore } from './quotes-store.ts';
import { quoteVersion } from './quotes-table.sql.ts';

export function openQuoteStore(database: Database): QuoteStore {
  return {
    quotes: (scope, filter) => database.read(scope, (tx) => readQuotes(tx, scope, filter)),
    quote: async (scope, id) =>
      (await database.read(scope, (tx) => readQuotes(tx, scope, { id, offset: 0, limit: 1 }))).rows[0],
  };
}

/** As they stood on the scope's day: what was issued later is not there yet. */
const statedQuotes = (scope: Scope) => {
  const day = scope.asOf.effective.toString();
  return sql`(select v.*, case when version < max(version) over (partition by quote_id) then 'superseded'
      when status = 'sent' and valid_until < ${day} then 'expired' else status end as state
    from ${factsAsOf(quoteVersion, scope)} v where issued_on <= ${day})`;
};

async function readQuotes(tx: Reading, scope: Scope, { id, q, state, offset, limit }: QuoteFilter) {
  const like = `%${q ?? ''}%`;
  const wanted = state === undefined ? sql`v.state <> 'superseded'` : sql`v.state = ${state}`;
  const conditions = [
    seenPerson(scope, 'v.seller_id'),
    id === undefined ? wanted : sql`v.entity_id = ${id}`,
    q === undefined
      ? sql`true`
      : sql`(v.code ilike ${like} or p.full_name ilike ${like} or coalesce(a.name, v.account_key) ilike ${like} or v.deal_code ilike ${like})`,
  ];
  const { rows } = await sql<QuoteRow & { total: string }>`
    select v.entity_id as id, v.code, v.version, p.full_name as seller, coalesce(a.name, v.account_key) as account, v.deal_code as deal, v.product, v.state,
      v.amount, v.currency, v.issued_on as "issuedOn", v.valid_until as "validUntil", v.import_id as "importId", v.import_line as "importLine", count(*) over () as total
    from ${statedQuotes(scope)} v left join ${factsAsOf(person, scope)} p on p.entity_id = v.seller_id left join ${factsAsOf(account, scope)} a on a.entity_id = v.account_id
    where ${sql.join(conditions, sql` and `)}
    order by v.issued_on desc, v.code collate "C", v.version desc, v.entity_id limit ${limit} offset ${offset}`.execute(
    tx.sql,
  );
  return { rows: rows.map(({ total: _total, ...row }) => row), total: Number(rows[0]?.total ?? 0) };
}
