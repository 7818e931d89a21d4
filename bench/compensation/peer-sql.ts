// The same job as a person would write it who knows this plan, this company and this data: no rule, no explanation. What
// differs between the databases are the names of the tables.

export type PeerTables = { readonly transaction: string; readonly split: string; readonly places: string };

/** Common tables up to `credit`: whom each sale counts for, split and rolled up. */
function creditTables({ transaction, split, places }: PeerTables): string {
  const latest = (table: string) =>
    `(select * from (select *, row_number() over (partition by entity_id order by change desc) as age from ${table}) known where age = 1 and not retracted)`;
  // Materialised: PostgreSQL expects next to no rows of a window's first, and would join them one by one.
  return `with known_split as materialized (select transaction_id, place, payee_id from ${latest(split)} s),
  sale as materialized (
    select entity_id, code, kind, occurred_on, seller_id, product, channel, case when kind = 'credit_note' then -amount else amount end as amount
    from ${latest(transaction)} t where kind in ('invoice', 'credit_note') and occurred_on >= date '2026-01-01' and occurred_on < date '2026-04-01'),
  direct as (
    select ${ofSale}, coalesce(first.payee_id, sale.seller_id) as payee,
      case when first.payee_id is null then amount else round(amount * 0.6, 2) end as amount,
      case when first.payee_id is null then amount else amount * 0.6 end as exact
    from sale left join known_split first on first.transaction_id = sale.entity_id and first.place = 0
    union all
    select ${ofSale}, second.payee_id, amount - round(amount * 0.6, 2), amount * 0.4
    from sale join known_split second on second.transaction_id = sale.entity_id and second.place = 1),
  credit as (
    select ${ofSale}, payee, 'direct' as role, amount from direct
    union all
    select ${ofSale}, place.manager, 'manager', exact * 0.5 from direct join ${places} place on place.payee = direct.payee where place.manager is not null)`;
}

const ofSale = 'entity_id, code, kind, occurred_on, product, channel';

const measuresSql = `select payee, sum(amount) as revenue, coalesce(sum(amount) filter (where product = 'harness'), 0) as harness,
      coalesce(sum(amount) filter (where channel = 'direct'), 0) as direct`;

/** Pay by payee, in cents. `places` holds payee, manager and quota of everybody. Nothing else is kept. */
export function peerSql(tables: PeerTables): string {
  return `${creditTables(tables)},
  measured as (${measuresSql} from credit group by payee)
  ${paySql(tables.places)}`;
}

/** Where what is kept goes; in so many parts. */
export type PeerFiles = { readonly credits: string; readonly measures: string; readonly parts: number };

/**
 * What the product leaves behind, by hand: every credit in a file, and of every measure its amount and its number of rows,
 * in a file too.
 */
export function peerSqlWithDetail(
  tables: PeerTables,
  { credits, measures, parts }: PeerFiles,
): readonly string[] {
  const detail = (name: string, condition: string) => `count(*) filter (where ${condition}) as ${name}_rows`;
  const details = [
    detail('revenue', 'true'),
    detail('harness', `product = 'harness'`),
    detail('direct', `channel = 'direct'`),
  ].join(', ');
  const measured = Array.from(
    { length: parts },
    (_, part) =>
      `copy (${measuresSql}, ${details} from '${credits}/part=${part}/*.parquet' group by payee) to '${measures}/${part}.parquet' (format parquet)`,
  );
  return [
    `copy (${creditTables(tables)} select *, hash(payee) % ${parts} as part from credit) to '${credits}' (format parquet, partition_by (part))`,
    ...measured,
    `with measured as (select * from '${measures}/*.parquet') ${paySql(tables.places)}`,
  ];
}

function paySql(places: string): string {
  return `select cast(place.payee as text) as payee,
    round(least(greatest(revenue, 0), quota * 0.8) * 0.01 + greatest(least(revenue, quota) - quota * 0.8, 0) * 0.0225 + greatest(revenue - quota, 0) * 0.03125, 2)
    + round(greatest(harness, 0) * 0.005, 2) + round(greatest(direct, 0) * 0.0025, 2)
    + case when revenue >= quota then 750 else 0 end as pay
  from ${places} place left join measured on measured.payee = place.payee`;
}
