import { sql } from 'kysely';
import { currency, decimal, entityId, plainDate } from '@cordee/kernel';
import type { Transaction } from '@cordee/engine-compensation';
import { factsAsOf, type Database } from '@cordee/platform/database';
import { deal } from '@cordee/modules/deals';
import { transaction } from '@cordee/modules/transactions';
import type { CreditableSales } from './run-store.ts';

type SaleRow = {
  source: string;
  code: string;
  kind: string;
  occurred_on: string;
  amount: string;
  currency: string;
  seller_id: string | null;
  product: string | null;
  channel: string | null;
  origin: string | null;
  import_id: string | null;
  file_name: string | null;
  import_line: number | null;
  entity_id: string;
};

/** Transactions and won deals of a window, in the order of date, source and code. */
export function openCreditableSales(database: Database): CreditableSales {
  return {
    sales: (scope, window, sellers) =>
      database.read(scope, async (tx) => {
        const of = (column: ReturnType<typeof sql.ref>) =>
          sellers === 'all' ? sql`true` : sql`${column} = any(${[...sellers]}::uuid[])`;
        const [from, to] = [window.from.toString(), window.to.toString()];
        const { rows } = await sql<SaleRow>`
          select coalesce(i.source, '') as source, x.*, i.file_name from (
            select code, kind, occurred_on, amount, currency, seller_id, product, channel, origin, import_id, import_line, entity_id from ${factsAsOf(transaction, scope)} t
              where occurred_on >= ${from}::date and occurred_on < ${to}::date and ${of(sql.ref('t.seller_id'))}
            union all
            select code, 'won_deal', closed_on, amount, coalesce(currency, ''), seller_id, product, channel, origin, import_id, import_line, entity_id from ${factsAsOf(deal, scope)} d
              where stage = 'won' and amount is not null and closed_on >= ${from}::date and closed_on < ${to}::date and ${of(sql.ref('d.seller_id'))}
          ) x left join import i on i.id = x.import_id
          order by occurred_on, source collate "C", code collate "C"`.execute(tx.sql);
        return rows.map(saleOf);
      }),
  };
}

function saleOf(row: SaleRow): Transaction {
  return {
    source: row.source,
    code: row.code,
    kind: row.kind as Transaction['kind'], // the import admits the engine's kinds only
    date: plainDate(row.occurred_on),
    amount: { value: decimal(row.amount), currency: currency(row.currency) },
    seller: row.seller_id === null ? null : entityId(row.seller_id),
    product: row.product,
    channel: row.channel,
    origin: row.origin,
    place: {
      entity: row.entity_id,
      ...(row.import_id ? { importId: row.import_id } : {}),
      ...(row.file_name ? { document: row.file_name } : {}),
      ...(row.import_line ? { line: row.import_line } : {}),
    },
  };
}
