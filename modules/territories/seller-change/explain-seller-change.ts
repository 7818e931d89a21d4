// The sums of what a seller loses, gains and keeps, with the accounts and deals that they are of.
import {
  currency as currencyOf,
  decimal,
  ROWS_SHOWN_MAX,
  RowStreamHash,
  sumDecimals,
  type Explanation,
  type Quantity,
} from '@cordee/kernel';
import type { SellerRows } from '../moved-deal.ts';

export const SELLER_SUMS = [
  'lost_revenue',
  'gained_revenue',
  'lost_deals',
  'gained_deals',
  'kept_deals',
] as const;
export type SellerSum = (typeof SELLER_SUMS)[number];

type Row = { readonly entity: string; readonly name: string; readonly amount: string };

/** Deals in another currency, or without an amount, add nothing and are not among them. */
function rowsOf({ lost, gained, kept }: SellerRows, of: SellerSum, currency: string): readonly Row[] {
  if (of === 'lost_revenue' || of === 'gained_revenue')
    return (of === 'lost_revenue' ? lost : gained).moves.map(({ accountId, account, code, revenue }) => ({
      entity: accountId,
      name: `${account} (${code})`,
      amount: revenue,
    }));
  const deals = { lost_deals: lost.deals, gained_deals: gained.deals, kept_deals: kept }[of];
  return deals.flatMap(({ id, code, account, amount, currency: own }) =>
    amount === null || own !== currency ? [] : [{ entity: id, name: `${code}, ${account}`, amount }],
  );
}

/** Every row of a sum, to be shown by page. */
export function sellerSumRows(rows: SellerRows, of: SellerSum, currency: string): readonly Explanation[] {
  return rowsOf(rows, of, currency).map(({ entity, name, amount }) => ({
    kind: 'source',
    label: { key: 'territories.sum_row', args: { name } },
    value: quantityOf(amount, currency),
    place: { entity },
  }));
}

export function explainSellerSum(rows: SellerRows, of: SellerSum, currency: string): Explanation {
  const own = rowsOf(rows, of, currency);
  const stream = new RowStreamHash();
  for (const { entity, amount } of own) stream.add([entity, decimal(amount)]);
  const total = sumDecimals(own.map(({ amount }) => decimal(amount)));
  return {
    kind: 'sum',
    label: { key: `territories.sum_${of}`, args: {} },
    value: { kind: 'amount', amount: { value: total, currency: currencyOf(currency) } },
    count: own.length,
    rows: own.length > ROWS_SHOWN_MAX ? null : sellerSumRows(rows, of, currency),
    rowStreamHash: stream.digest(),
    artefact: null,
    filter: {},
  };
}

function quantityOf(amount: string, currency: string): Quantity {
  return { kind: 'amount', amount: { value: decimal(amount), currency: currencyOf(currency) } };
}
