import type { ComputeQuery } from '@cordee/platform/compute';
import { domesticProducts, exactProduct, quarters } from './model-facts.ts';
import { canaryChannel } from './load-model.ts';

const inEuros = { times: ['amount', 'rate.rate'] } as const;
const rateOfTheDay = {
  rate: { table: 'currency_rate', on: { from_currency: 'currency' }, inForceOn: 'occurred_on' },
} as const;

export const salesBySellerAndQuarter: ComputeQuery = {
  from: 'transaction',
  where: [{ column: 'product', in: domesticProducts }],
  periods: { on: 'occurred_on', list: quarters },
  groupBy: ['seller_id'],
  totals: { amount: { sum: 'amount' }, count: { count: 'rows' }, last: { max: 'occurred_on' } },
};

export const exportsInEuros: ComputeQuery = {
  from: 'transaction',
  joins: rateOfTheDay,
  where: [{ column: 'product', equals: 'export' }],
  groupBy: ['seller_id'],
  totals: { euros: { sum: inEuros } },
};

export const quotasByPosition: ComputeQuery = {
  from: 'quota',
  groupBy: ['position_id', 'period_code'],
  totals: { amount: { sum: 'amount' } },
};

export const exactRows: ComputeQuery = {
  from: 'transaction',
  joins: rateOfTheDay,
  where: [{ column: 'product', equals: exactProduct }],
  columns: ['code', 'occurred_on', 'amount', 'rate.rate'],
  values: { euros: inEuros },
  orderBy: ['code'],
};

export const canaries: ComputeQuery = {
  from: 'transaction',
  where: [{ column: 'channel', equals: canaryChannel }],
  groupBy: [],
  totals: { count: { count: 'rows' } },
};
