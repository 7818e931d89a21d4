import type { Explanation, RuleReference } from '@cordee/kernel';
import type { ExchangeRate } from '../convert/exchange-rate.ts';
import { label, step } from '../earn/step.ts';

export type Priced = { readonly rate: ExchangeRate; readonly rule: RuleReference; readonly code: string };

/** A number of units of a currency, times their price: money of the plan's currency. */
export function pricedNode(units: Explanation, { rate, rule, code }: Priced): Explanation {
  const price: Explanation = {
    kind: 'source',
    label: label('compensation.exchange_rate', {
      currency: rate.from,
      date: { kind: 'date', date: rate.date },
    }),
    value: { kind: 'amount', amount: { value: rate.rate, currency: rate.to } },
    place: rate.place,
  };
  return step('multiply', [units, price], {
    label: label('compensation.converted', { currency: rate.from, code }),
    rule,
  });
}
