import { isNegative, ok, ZERO } from '@cordee/kernel';
import type { Explanation } from '@cordee/kernel';
import { objectField } from '../../plan-format/field.ts';
import { codeField, flagField } from '../../plan-format/value-fields.ts';
import { component } from '../component.ts';
import type { ComponentInput } from '../component.ts';
import { checkMeasure } from '../plan-measure.ts';
import { amountSourceField, checkSource } from '../rate-field.ts';
import { ratedParts } from '../rate-node.ts';
import { amountParameter } from '../stated-node.ts';
import { label, step, valueOf } from '../step.ts';
import { numberIn } from '../threshold.ts';
import { phrase } from '../../rules/told.ts';
import { statedSum } from '../../rules/words.ts';

/**
 * An amount for each unit that the measure counts: units, transactions, customers, activities. Linear. Units taken back
 * earn nothing below zero, unless `clawback`. Example: 5 € a lead on 10 leads is 50 €.
 */
export const perUnit = component({
  type: 'per_unit',
  label: 'compensation.component_per_unit',
  reads: 'own',
  args: objectField({
    measure: { field: codeField, label: 'compensation.field_measure' },
    amount: { field: amountSourceField, label: 'compensation.field_amount_each' },
    clawback: { field: flagField, label: 'compensation.field_clawback', fallback: false },
  }),
  check: (args, measures, path) => [
    ...checkMeasure(args.measure, measures, { path: `${path}.measure`, aggregation: 'units' }),
    ...checkSource(args.amount, `${path}.amount`),
  ],
  evaluate: (args, input) => {
    const parts = ratedParts(args.amount, { measure: args.measure, kind: 'amount' }, input);
    if (!parts.ok) return parts;
    const { rule } = input;
    const paid = parts.value.map(({ base, rate }) =>
      step('multiply', [base, rate], { label: label('compensation.paid_by_unit'), rule }),
    );
    const [only, second] = paid;
    const sum =
      only !== undefined && second === undefined
        ? only
        : step('add', paid, { label: label('compensation.paid_by_unit'), rule });
    return ok(args.clawback ? sum : atLeastNothing(sum, input));
  },
  explain: (args, input) => {
    const parts = ratedParts(args.amount, { measure: args.measure, kind: 'amount' }, input);
    const [only, second] = parts.ok ? parts.value : [];
    if (only === undefined) return label('compensation.component_per_unit');
    const units = valueOf(only.base);
    return second === undefined
      ? label('compensation.sentence_per_unit', { units, amount: valueOf(only.rate) })
      : label('compensation.sentence_by_table');
  },
  tell: ({ measure, amount }, words) => ({
    text:
      amount.kind === 'table'
        ? phrase('told_per_unit_by_table', { measure: words.measure(measure) })
        : phrase('told_per_unit', { measure: words.measure(measure), amount: statedSum(amount, words) }),
    said: amount.kind === 'table' ? ['measure'] : ['measure', 'amount'],
  }),
  isMonotone: () => true,
  takesBack: ({ clawback }) => clawback,
  rowsOf: ({ measure }) => measure,
  readsRows: ({ amount }) => amount.kind === 'table',
});

function atLeastNothing(sum: Explanation, input: ComponentInput): Explanation {
  if (!isNegative(numberIn(sum))) return sum;
  const nothing = amountParameter(ZERO, 'compensation.floor_without_clawback', input);
  return step('maximum', [sum, nothing], { label: label('compensation.paid_by_unit'), rule: input.rule });
}
