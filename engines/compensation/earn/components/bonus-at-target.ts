import { ok, percentage, ZERO } from '@cordee/kernel';
import type { Decimal, Explanation, Result } from '@cordee/kernel';
import { objectField } from '../../plan-format/field.ts';
import { fixedOrTermField } from '../../plan-format/term-field.ts';
import type { FixedOrTerm } from '../../plan-format/term-field.ts';
import { codeField, decimalField, positiveRatioField, ratioField } from '../../plan-format/value-fields.ts';
import { attainmentShown } from '../attainment-shown.ts';
import { component } from '../component.ts';
import type { ComponentInput } from '../component.ts';
import { measureNode } from '../measure-node.ts';
import { checkMeasure, measureOf } from '../plan-measure.ts';
import { quotaNode } from '../quota-node.ts';
import { label, parameter, step } from '../step.ts';
import { termNode } from '../term-node.ts';

/**
 * The whole bonus, times its weight, once the measure is at least quota × threshold; nothing below. Compared exactly:
 * no rounded attainment decides. Example: 5,000 € at 100 % with weight 40 % pays 2,000 € on a quota just reached.
 */
export const bonusAtTarget = component({
  type: 'bonus_at_target',
  label: 'compensation.component_bonus_at_target',
  reads: 'own',
  args: objectField({
    measure: { field: codeField, label: 'compensation.field_measure' },
    bonus: { field: fixedOrTermField(decimalField, 'target_incentive'), label: 'compensation.field_bonus' },
    threshold: {
      field: positiveRatioField,
      label: 'compensation.field_threshold',
      fallback: percentage('1'),
    },
    weight: { field: ratioField, label: 'compensation.field_weight', fallback: percentage('1') },
  }),
  check: (args, measures, path) =>
    checkMeasure(args.measure, measures, { path: `${path}.measure`, aggregation: 'any' }),
  evaluate: (args, input) => {
    const { plan, payee, rule } = input;
    const measure = measureOf(plan, args.measure);
    const measured = measureNode(plan, measure, payee);
    if (!measured.ok) return measured;
    const quota = quotaNode(plan, measure, payee);
    if (!quota.ok) return quota;
    const full = bonusNode(args.bonus, input);
    if (!full.ok) return full;
    const target = parameter(
      { kind: 'percentage', ratio: args.threshold },
      { label: label('compensation.threshold_attainment'), rule },
    );
    const weight = parameter(
      { kind: 'percentage', ratio: args.weight },
      { label: label('compensation.weight'), rule },
    );
    const nothing = parameter(amountOf(ZERO, input), {
      label: label('compensation.bonus_not_reached'),
      rule,
    });
    const toReach = step('multiply', [quota.value, target], { label: label('compensation.to_reach'), rule });
    const due = step('multiply', [full.value, weight], { label: label('compensation.bonus_weighted'), rule });
    return ok(
      step('select', [measured.value, toReach, due, nothing], { label: label('compensation.bonus'), rule }),
    );
  },
  explain: (args, input) => {
    const attainment = attainmentShown(input.plan, measureOf(input.plan, args.measure), input.payee);
    if (attainment === null) return label('compensation.component_bonus_at_target');
    const threshold = { kind: 'percentage', ratio: args.threshold } as const;
    return label('compensation.sentence_bonus_at_target', { attainment, threshold });
  },
});

function bonusNode(bonus: FixedOrTerm<Decimal>, input: ComponentInput): Result<Explanation> {
  if (bonus.kind === 'payee_term') return termNode(input.plan, bonus.code, 'amount', input.payee);
  return ok(
    parameter(amountOf(bonus.value, input), { label: label('compensation.bonus_full'), rule: input.rule }),
  );
}

function amountOf(value: Decimal, input: ComponentInput) {
  return { kind: 'amount', amount: { value, currency: input.plan.currency } } as const;
}
