// What a measure reads of a sale that a credit note or a payment may leave to the sale that it belongs to.
import { attributeCode, checkedRowFormula, type Measure } from '@cordee/engine-compensation';
import { fieldsRead } from '@cordee/engine-formula';
import type { Currency } from '@cordee/kernel';
import type { SaleExpression, SalePlace } from '@cordee/platform/compute';
import { countsOf, type CountedSet } from './counted-sets.sql.ts';

/** True of a sale that names another, and does not say all that the measure reads; null where every sale says it. */
export function unsaidBy(set: CountedSet, currency: Currency): SaleExpression | null {
  const { measure } = set;
  const listed = [...measure.filters, ...measure.part, ...measure.bands].map(({ field }) => field);
  const read = [...new Set([...listed, ...formulaFields(measure, currency), ...countedFields(set)])];
  const left = read.filter((field) => !alwaysSaid.has(field));
  if (left.length === 0) return null;
  return (place) => {
    const unsaid = left.map((field) => `${columnOf(place, field)} is null`);
    return `(${place.refersTo} is not null and (${unsaid.join(' or ')}))`;
  };
}

const alwaysSaid = new Set(['kind', 'amount', 'date', 'code']);

/** The fields that the measure's formulas read, attributes by the names that sales give them. */
export function formulaFields(measure: Measure, currency: Currency): readonly string[] {
  const { attributes, condition, value } = measure;
  const names = new Map(attributes.map(({ code }) => [attributeCode(code), code]));
  const context = { attributes, currency };
  const codes = [
    ...(condition === null ? [] : fieldsRead(checkedRowFormula(condition, 'condition', context))),
    ...(value === null ? [] : fieldsRead(checkedRowFormula(value, 'value', context))),
  ];
  return codes.map((code) => names.get(code) ?? code);
}

function countedFields({ counted, ...set }: CountedSet): readonly string[] {
  if (countsOf({ counted, ...set }) === 'customers') return ['customer'];
  return counted === 'margin' || counted === 'quantity' ? [counted] : [];
}

function columnOf({ columns, own }: SalePlace, field: string): string {
  const column = Object.entries(columns).find(([name]) => name === field);
  return column?.[1] ?? own.attribute(field, 'text');
}
