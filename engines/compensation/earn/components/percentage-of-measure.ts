import { ok } from '@cordee/kernel';
import type { Explanation, Percentage, Result } from '@cordee/kernel';
import { objectField } from '../../plan-format/field.ts';
import { fixedOrTermField } from '../../plan-format/term-field.ts';
import type { FixedOrTerm } from '../../plan-format/term-field.ts';
import { codeField, flagField, ratioField } from '../../plan-format/value-fields.ts';
import { component } from '../component.ts';
import type { ComponentInput } from '../component.ts';
import { measureNode } from '../measure-node.ts';
import { checkMeasure, measureOf } from '../plan-measure.ts';
import { withoutClawback } from '../clawback.ts';
import { label, parameter, step, valueOf } from '../step.ts';
import { termNode } from '../term-node.ts';

/**
 * A rate on the whole measure. Monotone and linear. Without clawback a negative measure earns 0; with it, a negative
 * amount. Example: 3 % of 140,333.33 € of orders is 4,209.9999 €, payable 4,210.00 €.
 */
export const percentageOfMeasure = component({
  type: 'percentage_of_measure',
  label: 'compensation.component_percentage_of_measure',
  reads: 'own',
  args: objectField({
    measure: { field: codeField, label: 'compensation.field_measure' },
    rate: { field: fixedOrTermField(ratioField, 'commission_rate'), label: 'compensation.field_rate' },
    clawback: { field: flagField, label: 'compensation.field_clawback', fallback: false },
  }),
  check: (args, measures, path) =>
    checkMeasure(args.measure, measures, { path: `${path}.measure`, aggregation: 'amount' }),
  evaluate: (args, input) => {
    const base = measureNode(input.plan, measureOf(input.plan, args.measure), input.payee);
    if (!base.ok) return base;
    const rate = rateNode(args.rate, input);
    if (!rate.ok) return rate;
    const counted = args.clawback ? base.value : withoutClawback(base.value, input.rule);
    return ok(
      step('multiply', [counted, rate.value], { label: label('compensation.commission'), rule: input.rule }),
    );
  },
  explain: (args, input) => {
    const base = measureNode(input.plan, measureOf(input.plan, args.measure), input.payee);
    const rate = rateNode(args.rate, input);
    if (!base.ok || !rate.ok) return label('compensation.component_percentage_of_measure');
    return label('compensation.sentence_percentage_of_measure', {
      base: valueOf(base.value),
      rate: valueOf(rate.value),
    });
  },
});

function rateNode(rate: FixedOrTerm<Percentage>, input: ComponentInput): Result<Explanation> {
  if (rate.kind === 'payee_term') return termNode(input.plan, rate.code, 'percentage', input.payee);
  const value = { kind: 'percentage', ratio: rate.value } as const;
  return ok(parameter(value, { label: label('compensation.rate'), rule: input.rule }));
}
