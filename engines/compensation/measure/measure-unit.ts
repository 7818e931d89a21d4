import { ZERO } from '@cordee/kernel';
import type { Currency, Quantity } from '@cordee/kernel';
import type { Measure } from './measure.ts';

/** An average, a rate or a share: six decimals, half-even. Thresholds on a rate are compared with these six. */
export const QUOTIENT_ROUNDING = { mode: 'half-even', scale: 6 } as const;

/** Nothing, in the unit of the sum that the measure makes: an amount of the currency or a number of something. */
export function unitOf(measure: Measure, currency: Currency): Quantity {
  switch (measure.aggregation) {
    case 'count':
      return { kind: 'decimal', value: ZERO, unit: 'transactions' };
    case 'quantity':
      return { kind: 'decimal', value: ZERO, unit: 'units' };
    case 'distinct_customers':
    case 'new_customers':
      return { kind: 'decimal', value: ZERO, unit: 'customers' };
    case 'share':
    case 'average':
      return ofUnit(measure, currency);
    case 'latest':
    case 'sum':
      return { kind: 'decimal', value: ZERO };
    case 'amount':
    case 'margin':
    case 'margin_rate':
      return { kind: 'amount', amount: { value: ZERO, currency } };
  }
}

function ofUnit(measure: Measure, currency: Currency): Quantity {
  if (measure.base === 'figure') return { kind: 'decimal', value: ZERO };
  if (measure.of === 'count') return { kind: 'decimal', value: ZERO, unit: 'transactions' };
  if (measure.of === 'quantity') return { kind: 'decimal', value: ZERO, unit: 'units' };
  return { kind: 'amount', amount: { value: ZERO, currency } };
}

/** Whether the measure, once divided, is an amount: its quota is one too. */
export function isMoney(measure: Measure): boolean {
  if (measure.aggregation === 'average') return measure.base !== 'figure' && measure.of !== 'quantity';
  return measure.aggregation === 'amount' || measure.aggregation === 'margin';
}

export function isRatio({ aggregation }: Measure): boolean {
  return aggregation === 'margin_rate' || aggregation === 'share';
}
