// The same as SQL: which sales leave something that a measure reads to the sale that they belong to.
import type { Measure } from '@cordee/engine-compensation';
import type { Currency } from '@cordee/kernel';
import type { SaleExpression, SalePlace } from '@cordee/platform/compute';
import { fieldsLeft } from './fields-left.ts';

/** True of a sale that names another, and does not say all that the measure reads; null where every sale says it. */
export function unsaidBy(measure: Measure, currency: Currency): SaleExpression | null {
  const left = fieldsLeft(measure, currency);
  if (left.length === 0) return null;
  return (place) => {
    const unsaid = left.map((field) => `${columnOf(place, field)} is null`);
    return `(${place.refersTo} is not null and (${unsaid.join(' or ')}))`;
  };
}

function columnOf({ columns, own }: SalePlace, field: string): string {
  const column = Object.entries(columns).find(([name]) => name === field);
  return column?.[1] ?? own.attribute(field, 'text');
}
