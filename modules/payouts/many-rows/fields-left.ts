// What a plan reads of a sale that a credit note or a payment may leave to the sale that it belongs to.
import {
  attributeCode,
  checkedRowFormula,
  describeMeasure,
  type Measure,
  type Plan,
  type Transaction,
} from '@cordee/engine-compensation';
import { fieldsRead } from '@cordee/engine-formula';
import type { Currency } from '@cordee/kernel';
import { isOfAnyTime } from './plan-reach.ts';

/** The fields that the measure reads and that a sale need not say itself. */
export function fieldsLeft(measure: Measure, currency: Currency): readonly string[] {
  const listed = [...measure.filters, ...measure.part, ...measure.bands].map(({ field }) => field);
  const read = [...listed, ...formulaFields(measure, currency), ...countedFields(measure)];
  return [...new Set(read)].filter((field) => !alwaysSaid.has(field));
}

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

/** Whether the plan has to know the sale that this one belongs to: most say all that is read of them. */
export function needsOriginal(plan: Plan): (sale: Transaction) => boolean {
  if (isOfAnyTime(plan) || plan.crediting.some(({ type }) => type === 'inherited'))
    return ({ refersTo }) => refersTo !== null;
  const left = [...new Set(plan.measures.flatMap((measure) => fieldsLeft(measure, plan.currency)))];
  return (sale) => sale.refersTo !== null && left.some((field) => isUnsaid(sale, field));
}

const alwaysSaid = new Set(['kind', 'amount', 'date', 'code']);
const columns = ['product', 'channel', 'origin', 'customer', 'territory', 'margin', 'quantity'] as const;

function isUnsaid(sale: Transaction, field: string): boolean {
  const column = columns.find((each) => each === field);
  return column === undefined ? sale.attributes[field] === undefined : sale[column] === null;
}

function countedFields(measure: Measure): readonly string[] {
  const { dividend, divisor } = describeMeasure(measure).counted;
  return [dividend, divisor].flatMap((counted) => {
    if (counted === 'customers') return ['customer'];
    return counted === 'margin' || counted === 'quantity' ? [counted] : [];
  });
}
