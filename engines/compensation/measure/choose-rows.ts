import type { Aggregating } from './aggregate.ts';
import { passesFilter } from './filter.ts';
import type { MeasuredRow } from './measured-value.ts';

/** The rows that make a measure, and those that they are divided by. */
export type ChosenRows = {
  readonly rows: readonly MeasuredRow[];
  readonly over: readonly MeasuredRow[] | null;
};

/** Of the counted rows, in their order, those that the aggregation of the measure takes. */
export function chooseRows(
  shared: Pick<Aggregating, 'maker' | 'firstSales'>,
  rows: readonly MeasuredRow[],
  over: readonly MeasuredRow[] | null,
): ChosenRows {
  const { aggregation, part } = shared.maker.measure;
  switch (aggregation) {
    case 'share':
      return { rows: rows.filter(isOf(part)), over };
    case 'distinct_customers':
      return { rows: firstOfEachCustomer(rows), over };
    case 'new_customers':
      return { rows: firstOfEachCustomer(rows).filter((row) => isNew(shared, row)), over };
    case 'latest':
      return { rows: rows.slice(-1), over };
    case 'amount':
    case 'average':
    case 'count':
    case 'margin':
    case 'margin_rate':
    case 'quantity':
    case 'sum':
      return { rows, over };
  }
}

function isOf(part: Aggregating['maker']['measure']['part']): (row: MeasuredRow) => boolean {
  return ({ credit }) => credit !== null && part.every((filter) => passesFilter(filter, credit.transaction));
}

function firstOfEachCustomer(rows: readonly MeasuredRow[]): readonly MeasuredRow[] {
  const seen = new Set<string | null>();
  return rows.filter(({ credit }) => {
    const customer = credit?.transaction.customer ?? null;
    if (seen.has(customer)) return false;
    seen.add(customer);
    return true;
  });
}

function isNew({ maker, firstSales }: Pick<Aggregating, 'maker' | 'firstSales'>, row: MeasuredRow): boolean {
  const customer = row.credit?.transaction.customer ?? null;
  const { months } = maker.measure;
  const kinds = new Set(maker.contributions.values().map(({ kind }) => kind));
  return customer !== null && !firstSales({ customer, kinds, before: row.date, months });
}
