import { objectField } from '../../plan-format/field.ts';
import { fixedOrTermField } from '../../plan-format/term-field.ts';
import { codeField, nullableField, sumField } from '../../plan-format/value-fields.ts';
import { component } from '../component.ts';
import { decimalsOf, nearest } from '../payout/payout-columns.ts';
import { checkMeasure } from '../plan-measure.ts';
import { amountNode } from '../stated-node.ts';
import { label, valueOf } from '../step.ts';
import { phrase } from '../../rules/told.ts';
import { statedSum } from '../../rules/words.ts';

/**
 * A stated amount for the period or, with a measure and `per: transaction`, for each transaction that it counts.
 * Constant. Example: 200 € a week of base pay; 100 € for each new customer.
 */
export const flatAmount = component({
  type: 'flat_amount',
  label: 'compensation.component_flat_amount',
  reads: 'own',
  args: objectField({
    amount: { field: fixedOrTermField(sumField, 'amount'), label: 'compensation.field_amount' },
    measure: { field: nullableField(codeField), label: 'compensation.field_measure', fallback: null },
  }),
  check: ({ measure }, measures, path) =>
    measure === null ? [] : checkMeasure(measure, measures, { path: `${path}.measure`, aggregation: 'any' }),
  evaluate: ({ amount }, input) => amountNode(amount, 'compensation.flat_amount', input),
  explain: ({ amount }, input) => {
    const node = amountNode(amount, 'compensation.flat_amount', input);
    return node.ok
      ? label('compensation.sentence_flat_amount', { amount: valueOf(node.value) })
      : label('compensation.component_flat_amount');
  },
  tell: ({ amount }, words) => ({
    text: phrase('told_flat_amount', { amount: statedSum(amount, words) }),
    said: ['amount'],
  }),
  isMonotone: () => true,
  rowsOf: ({ measure }) => measure,
  payout: ({ amount }) => {
    if (amount.kind !== 'fixed') return null;
    const value = nearest(amount.value);
    return { rule: () => value, size: () => value, largestRate: 1, decimals: decimalsOf([amount.value]) };
  },
});
