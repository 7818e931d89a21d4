// A credit note or a payment leaves to the sale that it belongs to what it does not say itself: where a plan looks back
// beyond its period, memory looks that up.
import type { SaleExpression, SalePlace } from '@cordee/platform/compute';
import { countsOf, type CountedSet } from './counted-sets.sql.ts';

/** True of a sale that names another, and does not say all that the measure reads of it. */
export function leftToOriginal(set: CountedSet): SaleExpression {
  const { measure } = set;
  const readsAnything = measure.condition !== null || measure.value !== null;
  const fields = [...measure.filters, ...measure.part, ...measure.bands].map(({ field }) => field);
  const read = [...new Set([...fields, ...countedFields(set)])].filter((field) => !alwaysSaid.has(field));
  return (place) => {
    const unsaid = readsAnything ? ['true'] : read.map((field) => `${columnOf(place, field)} is null`);
    return unsaid.length === 0 ? 'false' : `(${place.refersTo} is not null and (${unsaid.join(' or ')}))`;
  };
}

const alwaysSaid = new Set(['kind', 'amount']);

function countedFields({ counted, ...set }: CountedSet): readonly string[] {
  if (countsOf({ counted, ...set }) === 'customers') return ['customer'];
  return counted === 'margin' || counted === 'quantity' ? [counted] : [];
}

function columnOf({ columns, attribute }: SalePlace, field: string): string {
  const own = Object.entries(columns).find(([name]) => name === field);
  return own?.[1] ?? attribute(field, 'text');
}
