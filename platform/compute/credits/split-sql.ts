// The parts of the sales that are split, by largest remainder, so that they sum to the sale.
import { minorUnitsByCurrency } from '@cordee/kernel';
import { segmentTables } from '../segment-tables.ts';
import type { CreditContext } from './credit-context.ts';
import { latestEvents, revisedEvents } from './sales-sql.ts';

/**
 * Common tables up to `part` (transaction, its day, payee, share, amount) and `split_state`. Each share of the
 * amount in minor units, or finer where the amount itself is, is cut; the units left go one by one to the largest
 * remainders, the earlier part first. Whole numbers throughout, each within a machine
 * word: an amount is counted in ten-thousandths, and the units of a share are those of whole hundred-millions, which
 * leave no remainder, and those of the rest.
 */
export function splitTables(context: CreditContext): readonly string[] {
  const { dialect } = context;
  const { wholeNumber: whole } = dialect;
  const one = '100000000';
  return [
    revisedEvents(segmentTables.transaction_split, context),
    `named as (
      select split.transaction_id, split.payee_id as payee, split.place as part_place, cast(split.share as decimal(9,8)) as share, ${minorUnitsSql} as minor_units,
        sale.occurred_on, sale.amount < 0 as is_negative, ${tenThousandthsSql(whole)} as amount,
        cast(cast(split.share as decimal(9,8)) * 100000000 as ${whole}) as weight, holding.ordinal
      from ${latestEvents(segmentTables.transaction_split, context)} split join sale on sale.entity_id = split.transaction_id
      left join holding on holding.payee = split.payee_id and holding.held_from <= sale.occurred_on
        and sale.occurred_on < holding.held_to)`,
    `split_state as (
      select transaction_id, case when sum(weight) <> 100000000 or count(distinct payee) < count(*) then 'blocked'
        when count(ordinal) > 0 then 'won' else 'nobody' end as state
      from named group by transaction_id)`,
    `stepped as (select named.*, ${stepSql(whole)} as step from named)`,
    `counted as (select stepped.*, ${dialect.quotient('amount', 'step')} as units from stepped)`,
    `multiplied as (select counted.*, ${dialect.quotient('units', one)} * weight as whole_units, (units % ${one}) * weight as product from counted)`,
    `weighed as (select multiplied.*, whole_units + ${dialect.quotient('product', one)} as cut_units from multiplied)`,
    `ranked as (
      select weighed.*, units - sum(cut_units) over (partition by transaction_id) as units_left,
        row_number() over (partition by transaction_id order by product % ${one} desc, part_place) as place
      from weighed)`,
    `part as (
      select transaction_id, occurred_on, payee, share,
        cast(cast((cut_units + case when place <= units_left then 1 else 0 end) * step * (case when is_negative then -1 else 1 end) as decimal(19,0)) * cast(0.0001 as decimal(4,4)) as decimal(21,4)) as credited
      from ranked)`,
  ];
}

function tenThousandthsSql(whole: string): string {
  const [all, cut] = ['abs(sale.amount)', 'floor(abs(sale.amount))'];
  return `cast(${cut} as ${whole}) * 10000 + cast(cast(${all} - ${cut} as decimal(9,4)) * 10000 as ${whole})`;
}

const minorUnitsSql = `(case ${[0, 3, 4].map(withMinorUnits).join(' ')} else 2 end)`;

function withMinorUnits(digits: number): string {
  const codes = Object.entries(minorUnitsByCurrency).flatMap(([code, own]) =>
    own === digits ? [`'${code}'`] : [],
  );
  return `when sale.currency in (${codes.join(', ')}) then ${digits}`;
}

/** The smallest part that is allocated, in ten-thousandths: the currency's minor unit, or the amount's own last digit. */
function stepSql(whole: string): string {
  const steps = [10_000, 1_000, 100, 10].map(
    (step, scale) => `when minor_units <= ${scale} and amount % ${step} = 0 then ${step}`,
  );
  return `cast(case ${steps.join(' ')} else 1 end as ${whole})`;
}
