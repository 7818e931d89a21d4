import { ZERO } from '@cordee/kernel';
import type { Currency, Quantity } from '@cordee/kernel';
import type { Counted } from './counted-part.ts';
import type { Measure } from './measure.ts';

/** An average, a rate or a share: six decimals, half-even. Thresholds on a rate are compared with these six. */
export const QUOTIENT_ROUNDING = { mode: 'half-even', scale: 6 } as const;

/** What a measure sums, and what it divides the sum by. */
export function countedOf({ aggregation, of }: Measure): {
  readonly dividend: Counted;
  readonly divisor: Counted | null;
} {
  switch (aggregation) {
    case 'amount':
    case 'count':
    case 'quantity':
    case 'margin':
      return { dividend: aggregation, divisor: null };
    case 'distinct_customers':
    case 'new_customers':
      return { dividend: 'customers', divisor: null };
    case 'margin_rate':
      return { dividend: 'margin', divisor: 'amount' };
    case 'share':
      return { dividend: of, divisor: of };
    case 'average':
      return { dividend: of, divisor: 'count' };
    case 'latest':
    case 'sum':
      return { dividend: of, divisor: null };
  }
}

/** Nothing, in the unit of the sum that the measure makes: an amount of the currency or a number of something. */
export function unitOf(measure: Measure, currency: Currency): Quantity {
  if (measure.base === 'figure') return { kind: 'decimal', value: ZERO };
  switch (countedOf(measure).dividend) {
    case 'amount':
    case 'margin':
      return { kind: 'amount', amount: { value: ZERO, currency } };
    case 'count':
      return { kind: 'decimal', value: ZERO, unit: 'transactions' };
    case 'quantity':
      return { kind: 'decimal', value: ZERO, unit: 'units' };
    case 'customers':
      return { kind: 'decimal', value: ZERO, unit: 'customers' };
  }
}

/** Whether the measure, once divided, is an amount: its quota is one too. */
export function isMoney(measure: Measure): boolean {
  return (
    !isRatio(measure) &&
    measure.base !== 'figure' &&
    ['amount', 'margin'].includes(countedOf(measure).dividend)
  );
}

export function isRatio({ aggregation }: Measure): boolean {
  return aggregation === 'margin_rate' || aggregation === 'share';
}
