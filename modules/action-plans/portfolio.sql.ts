import { sql } from 'kysely';
import type { EntityId, Scope } from '@cordee/kernel';
import { account } from '@cordee/modules/accounts';
import { deal, dealStage } from '@cordee/modules/deals';
import { factsAsOf, type Reading } from '@cordee/platform/database';
import { activity } from './activities-table.sql.ts';
import type { OpenDeal, PortfolioAccount } from './portfolio.ts';

const contacts = (scope: Scope, by: 'deal_id' | 'account_id') =>
  sql`(select ${sql.ref(by)} as id, max(done_on) as on from ${factsAsOf(activity, scope)} a where done_on is not null and done_on <= ${scope.asOf.effective.toString()} group by 1)`;

export async function readOpenDeals(
  tx: Reading,
  scope: Scope,
  sellerId: EntityId,
): Promise<readonly OpenDeal[]> {
  const { rows } = await sql<OpenDeal>`
    select d.entity_id as id, d.code, d.account_id as "accountId", coalesce(a.name, d.account_key) as account, d.product, d.stage,
      coalesce(s.effective_from, case when d.engaged_on <= ${scope.asOf.effective.toString()} then d.engaged_on end) as "stageSince", d.amount, d.currency, d.engaged_on as "engagedOn", c.on as "lastContactOn"
    from ${factsAsOf(deal, scope)} d left join ${factsAsOf(account, scope)} a on a.entity_id = d.account_id
      left join ${factsAsOf(dealStage, scope)} s on s.entity_id = d.entity_id left join ${contacts(scope, 'deal_id')} c on c.id = d.entity_id
    where d.seller_id = ${sellerId} and d.stage not in ('won', 'lost', 'deleted') order by d.amount desc nulls last, d.code collate "C"`.execute(
    tx.sql,
  );
  return rows;
}

export async function readPortfolio(
  tx: Reading,
  scope: Scope,
  sellerId: EntityId,
  currency: string,
): Promise<readonly PortfolioAccount[]> {
  const aYearAgo = scope.asOf.effective.subtract({ years: 1 }).toString();
  const { rows } = await sql<Omit<PortfolioAccount, 'openDeals'> & { openDeals: string }>`
    select a.entity_id as id, a.name, a.potential, o.open as "openDeals", o.open_amount as "openAmount", o.won_amount as "wonAmount", o.won_on as "wonOn", c.on as "lastContactOn"
    from (select account_id, count(*) filter (where stage not in ('won', 'lost', 'deleted')) as open,
        coalesce(sum(amount) filter (where stage not in ('won', 'lost', 'deleted') and currency = ${currency}), 0)::text as open_amount,
        coalesce(sum(amount) filter (where stage = 'won' and closed_on >= ${aYearAgo} and currency = ${currency}), 0)::text as won_amount,
        coalesce(array_agg(closed_on::text order by closed_on) filter (where stage = 'won' and closed_on is not null), '{}') as won_on
      from ${factsAsOf(deal, scope)} d where seller_id = ${sellerId} and account_id is not null group by account_id) o
      join ${factsAsOf(account, scope)} a on a.entity_id = o.account_id left join ${contacts(scope, 'account_id')} c on c.id = a.entity_id
    order by a.name collate "C", a.code collate "C"`.execute(tx.sql);
  return rows.map((row) => ({ ...row, openDeals: Number(row.openDeals) }));
}
