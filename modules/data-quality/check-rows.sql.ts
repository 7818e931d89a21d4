// What each check looks for, over rows of one shape: id, code, what, who, day, amount, currency, and their place.
import { sql, type RawBuilder } from 'kysely';
import type { Scope } from '@cordee/kernel';
import { account } from '@cordee/modules/accounts';
import { deal } from '@cordee/modules/deals';
import { person } from '@cordee/modules/people';
import { transaction } from '@cordee/modules/transactions';
import { factsAsOf } from '@cordee/platform/database';
import type { CheckCode } from './checks.ts';

type Rows = RawBuilder<unknown>;

const place = sql`import_id as "importId", import_line as "importLine"`;

const sales = (scope: Scope): Rows => sql`(
  select entity_id as id, code, kind as what, seller_key as who, occurred_on as day, amount, currency, ${place}, tenant_id,
    seller_id, account_key, account_id, product, related_code from ${factsAsOf(transaction, scope)} x)`;

const deals = (scope: Scope): Rows => sql`(
  select entity_id as id, code, stage as what, seller_key as who, coalesce(closed_on, engaged_on) as day, amount, currency, ${place},
    seller_id, engaged_on, closed_on from ${factsAsOf(deal, scope)} x)`;

const nameless = sql`null::text as who, null::date as day, null::numeric as amount, null::text as currency`;

const accounts = (scope: Scope): Rows => sql`(
  select entity_id as id, code, name as what, ${nameless}, ${place}, town, postcode, siren from ${factsAsOf(account, scope)} x)`;

const persons = (scope: Scope): Rows => sql`(
  select entity_id as id, code, full_name as what, ${nameless}, ${place}, email, payroll_number from ${factsAsOf(person, scope)} x
  where left_on is null or left_on >= ${scope.asOf.effective.toString()}::date)`;

/** Rows that share a key with another row; one number stands for the key, so that many rows are grouped by a small one. */
const twins = (rows: Rows, key: RawBuilder<unknown>): Rows => sql`(
  with keyed as materialized (select r.*, hashtextextended(${key}, 0) as twin from ${rows} r)
  select * from keyed where twin in (select twin from keyed where twin is not null group by twin having count(*) > 1))`;

const saleKey = sql`concat_ws(chr(31), what, day, amount, currency, coalesce(who, chr(30)), coalesce(account_key, chr(30)), coalesce(product, chr(30)))`;
const nameKey = (own: RawBuilder<unknown>) =>
  sql`coalesce(nullif(lower(trim(${own})), ''), lower(trim(what)))`;

const creditNotes = (scope: Scope): Rows => sql`(
  select * from ${sales(scope)} note where what = 'credit_note' and (related_code is null or not exists (
    select from transaction sale where sale.tenant_id = note.tenant_id and sale.code = note.related_code)))`;

/** Twenty times the middle one of its kind, product and currency, where there are enough to have a middle. */
const farOff = (scope: Scope): Rows => sql`(
  with sale as materialized (select * from ${sales(scope)} s),
    middle as (select what, product, currency, percentile_disc(0.5) within group (order by abs(amount)) as amount
      from sale group by what, product, currency having count(*) >= 20)
  select sale.* from sale join middle on middle.what = sale.what and middle.currency = sale.currency
    and middle.product is not distinct from sale.product where abs(sale.amount) > 20 * middle.amount and middle.amount > 0)`;

/** Sources whose last file is older than twice their usual interval, once three files have made it usual. */
const lateSources = (scope: Scope): Rows => sql`(
  with file as (select i.id, i.source, i.kind, change.at, change.at - lag(change.at) over same as gap from import i
      join change on change.tenant_id = i.tenant_id and change.number = i.change
      where ${scope.asOf.change === null ? sql`true` : sql`i.change <= ${scope.asOf.change}`}
      window same as (partition by i.source, i.kind order by change.number)),
    usual as (select source, kind, (array_agg(id order by at desc))[1] as id, max(at) as at,
        percentile_cont(0.5) within group (order by gap) as gap from file group by source, kind having count(gap) >= 2)
  select id, source as code, kind as what, null::text as who, at::date as day, null::numeric as amount, null::text as currency,
    id as "importId", null::integer as "importLine"
  from usual where gap >= interval '1 day' and at + 2 * gap < ${scope.asOf.effective.toString()}::date)`;

type CheckRows = {
  /** Checks of the same rows are looked for in one pass. */
  readonly rows: (scope: Scope) => Rows;
  readonly where: (scope: Scope) => RawBuilder<unknown>;
};

const all = () => sql`true`;
const today = (scope: Scope) => sql`${scope.asOf.effective.toString()}::date`;
const saleTwins = (scope: Scope) => twins(sales(scope), saleKey);
const accountTwins = (scope: Scope) => twins(accounts(scope), nameKey(sql`siren`));
const personTwins = (scope: Scope) => twins(persons(scope), nameKey(sql`email`));

export const checkRows: Readonly<Record<CheckCode, CheckRows>> = {
  sale_without_seller: { rows: sales, where: () => sql`who is null` },
  sale_without_account: { rows: sales, where: () => sql`account_key is null` },
  sale_seller_unknown: { rows: sales, where: () => sql`who is not null and seller_id is null` },
  sale_account_unknown: { rows: sales, where: () => sql`account_key is not null and account_id is null` },
  sale_in_future: { rows: sales, where: (scope) => sql`day > ${today(scope)}` },
  deal_without_amount: { rows: deals, where: () => sql`amount is null and what not in ('lost', 'deleted')` },
  deal_without_day: { rows: deals, where: () => sql`what in ('won', 'lost') and closed_on is null` },
  deal_seller_unknown: { rows: deals, where: () => sql`seller_id is null and what <> 'deleted'` },
  deal_overdue: {
    rows: deals,
    where: (scope) => sql`what not in ('won', 'lost', 'deleted') and closed_on < ${today(scope)}`,
  },
  deal_backwards: { rows: deals, where: () => sql`closed_on < engaged_on` },
  account_without_place: { rows: accounts, where: () => sql`town is null and postcode is null` },
  person_without_number: { rows: persons, where: () => sql`payroll_number is null` },
  sale_twice: { rows: saleTwins, where: all },
  account_twice: { rows: accountTwins, where: all },
  person_twice: { rows: personTwins, where: all },
  credit_without_sale: { rows: creditNotes, where: all },
  sale_far_off: { rows: farOff, where: all },
  source_late: { rows: lateSources, where: all },
};
