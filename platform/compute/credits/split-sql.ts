// The parts of the sales that are split, by largest remainder, so that they sum to the sale.
import { minorUnitsByCurrency } from '@cordee/kernel';
import { segmentTables } from '../segment-tables.ts';
import type { CreditContext } from './credit-context.ts';
import { latestEvents } from './sales-sql.ts';

/**
 * Common tables up to `part` (transaction, payee, share, amount, who holds the plan) and `split_state`. Each share of the
 * amount in minor units, or finer where the amount itself is, is cut; the units left go one by one to the largest
 * remainders, the earlier part first. Whole numbers throughout: an amount is counted in ten-thousandths.
 */
export function splitTables(context: CreditContext): readonly string[] {
  const { dialect } = context;
  const whole = dialect.wholeNumber;
  const million = `cast(100000000 as ${whole})`;
  const amount = dialect.exact('abs(sale.amount)', { integerDigits: 13, scale: 4 });
  const share = dialect.exact('split.share', { integerDigits: 1, scale: 8 });
  const split = latestEvents(segmentTables.transaction_split, context);
  return [
    `named as (
      select split.transaction_id, split.payee_id as payee, split.place as part_place, split.share, sale.currency,
        sale.amount < 0 as is_negative, cast(${amount} * 10000 as ${whole}) as amount, cast(${share} * 100000000 as ${whole}) as weight,
        holding.ordinal, holding.slice
      from ${split} split join sale on sale.entity_id = split.transaction_id
      left join holding on holding.payee = split.payee_id and holding.held_from <= sale.occurred_on
        and (holding.held_to is null or sale.occurred_on < holding.held_to))`,
    `split_state as (
      select transaction_id, case when sum(share) <> 1 or count(distinct payee) < count(*) then 'blocked'
        when count(ordinal) > 0 then 'won' else 'nobody' end as state
      from named group by transaction_id)`,
    `stepped as (select named.*, ${stepSql(whole)} as step from named)`,
    `counted as (select stepped.*, ${dialect.quotient('amount', 'step')} as units from stepped)`,
    `weighed as (select counted.*, ${dialect.quotient('units * weight', million)} as cut_units from counted)`,
    `ranked as (
      select weighed.*, units - sum(cut_units) over (partition by transaction_id) as units_left,
        row_number() over (partition by transaction_id order by units * weight - cut_units * ${million} desc, part_place) as place
      from weighed)`,
    `part as (
      select transaction_id, payee, share, ordinal, slice,
        cast((cut_units + case when place <= units_left then 1 else 0 end) * step * (case when is_negative then -1 else 1 end) as decimal(21,0)) * cast(0.0001 as decimal(4,4)) as credited
      from ranked)`,
  ];
}

/** The smallest part that is allocated, in ten-thousandths: the currency's minor unit, or the amount's own last digit. */
function stepSql(whole: string): string {
  const exceptions = Object.entries(minorUnitsByCurrency).map(
    ([code, digits]) => `when '${code}' then ${digits}`,
  );
  const digits = `(case currency ${exceptions.join(' ')} else 2 end)`;
  const steps = [10_000, 1_000, 100, 10].map(
    (step, scale) => `when ${digits} <= ${scale} and amount % ${step} = 0 then ${step}`,
  );
  return `cast(case ${steps.join(' ')} else 1 end as ${whole})`;
}
