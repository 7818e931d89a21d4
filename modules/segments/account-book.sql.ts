// Accounts with what they bought: orders, or won deals where an organisation has no order.
import { sql } from 'kysely';
import type { AccountBook, AccountFacts } from '@cordee/engine-segmentation';
import { decimal, plainDate, type Currency, type Scope } from '@cordee/kernel';
import { account } from '@cordee/modules/accounts';
import { deal } from '@cordee/modules/deals';
import { transaction } from '@cordee/modules/transactions';
import { factsAsOf, type Reading } from '@cordee/platform/database';
import type { AccountSale } from './account-sale.ts';

type BookRow = Readonly<
  Record<'id' | 'code' | 'name' | 'sales' | 'salesBefore', string> &
    Record<
      'sector' | 'country' | 'town' | 'postcode' | 'revenue' | 'potential' | 'margin' | 'lastSaleOn',
      string | null
    >
> & { readonly employees: number | null; readonly orders: number };

export async function readBook(tx: Reading, scope: Scope, currency: Currency): Promise<AccountBook> {
  const sold = await salesRows(tx, scope, currency);
  const day = scope.asOf.effective;
  const yearAgo = day.subtract({ years: 1 }).toString();
  const { rows } = await sql<BookRow>`
    with sold as (select account_id, sum(amount) filter (where sold_on > ${yearAgo}::date) as sales,
        sum(amount) filter (where sold_on <= ${yearAgo}::date) as before, sum(margin) filter (where sold_on > ${yearAgo}::date) as margin,
        (count(*) filter (where sold_on > ${yearAgo}::date))::integer as orders, max(sold_on) filter (where sold_on > ${yearAgo}::date)::text as last
      from ${sold} s where account_id is not null group by account_id)
    select a.entity_id as id, a.code, a.name, a.sector, a.country, a.town, a.postcode, a.revenue, a.potential, a.employees,
      coalesce(s.sales, 0) as sales, coalesce(s.before, 0) as "salesBefore", s.margin, coalesce(s.orders, 0) as orders, s.last as "lastSaleOn"
    from ${factsAsOf(account, scope)} a left join sold s on s.account_id = a.entity_id
    order by a.code collate "C", a.entity_id`.execute(tx.sql);
  return { day, currency, accounts: rows.map(factsOf) };
}

export async function readSales(
  tx: Reading,
  scope: Scope,
  { accountId, currency }: { readonly accountId: string; readonly currency: Currency },
): Promise<readonly AccountSale[]> {
  const { rows } = await sql<AccountSale>`
    select code, sold_on::text as "soldOn", amount, import_id as "importId", import_line as line
    from ${await salesRows(tx, scope, currency)} s where account_id = ${accountId} order by sold_on, code collate "C"`.execute(
    tx.sql,
  );
  return rows;
}

/** Within two years up to the day; amounts of other currencies than the organisation's are no sales here. */
async function salesRows(tx: Reading, scope: Scope, currency: Currency) {
  const to = scope.asOf.effective.toString();
  const from = scope.asOf.effective.subtract({ years: 2 }).toString();
  const { rows } = await sql`select 1 from transaction where kind = 'order' limit 1`.execute(tx.sql);
  return rows.length > 0
    ? sql`(select account_id, code, occurred_on as sold_on, amount, margin, import_id, import_line from ${factsAsOf(transaction, scope)} t
        where kind = 'order' and currency = ${currency} and occurred_on > ${from}::date and occurred_on <= ${to}::date)`
    : sql`(select account_id, code, closed_on as sold_on, amount, null::numeric as margin, import_id, import_line from ${factsAsOf(deal, scope)} d
        where stage = 'won' and currency = ${currency} and closed_on > ${from}::date and closed_on <= ${to}::date)`;
}

function factsOf({ employees, ...row }: BookRow): AccountFacts {
  const number = (text: string | null) => (text === null ? null : decimal(text));
  return {
    ...row,
    employees: employees === null ? null : decimal(String(employees)),
    revenue: number(row.revenue),
    potential: number(row.potential),
    sales: decimal(row.sales),
    salesBefore: decimal(row.salesBefore),
    margin: number(row.margin),
    lastSaleOn: row.lastSaleOn === null ? null : plainDate(row.lastSaleOn),
  };
}
