import { ok, percentage, ZERO } from '@cordee/kernel';
import { objectField } from '../../plan-format/field.ts';
import { fixedOrTermField } from '../../plan-format/term-field.ts';
import { codeField, positiveRatioField, ratioField, sumField } from '../../plan-format/value-fields.ts';
import { attainmentShown } from '../attainment-shown.ts';
import { component } from '../component.ts';
import { decimalsOf, nearest } from '../payout/payout-columns.ts';
import { isNear } from '../payout/payout-rule.ts';
import { checkMeasure } from '../plan-measure.ts';
import { amountNode, amountParameter, ratioParameter } from '../stated-node.ts';
import { label, step } from '../step.ts';
import { phrase } from '../../rules/told.ts';
import { percent, statedSum } from '../../rules/words.ts';

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
    bonus: { field: fixedOrTermField(sumField, 'amount'), label: 'compensation.field_bonus' },
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
    const { nodes, rule } = input;
    const measured = nodes.measure(args.measure);
    if (!measured.ok) return measured;
    const quota = nodes.quota(args.measure);
    if (!quota.ok) return quota;
    const full = amountNode(args.bonus, 'compensation.bonus_full', input);
    if (!full.ok) return full;
    const target = ratioParameter(args.threshold, 'compensation.threshold_attainment', input);
    const weight = ratioParameter(args.weight, 'compensation.weight', input);
    const nothing = amountParameter(ZERO, 'compensation.bonus_not_reached', input);
    const toReach = step('multiply', [quota.value, target], { label: label('compensation.to_reach'), rule });
    const due = step('multiply', [full.value, weight], { label: label('compensation.bonus_weighted'), rule });
    return ok(
      step('select', [measured.value, toReach, due, nothing], { label: label('compensation.bonus'), rule }),
    );
  },
  explain: (args, input) => {
    const attainment = attainmentShown(args.measure, input.nodes);
    if (attainment === null) return label('compensation.component_bonus_at_target');
    const threshold = { kind: 'percentage', ratio: args.threshold } as const;
    return label('compensation.sentence_bonus_at_target', { attainment, threshold });
  },
  tell: ({ measure, bonus, threshold }, words) => ({
    text: phrase('told_bonus_at_target', {
      measure: words.measure(measure),
      bonus: statedSum(bonus, words),
      threshold: percent(threshold),
    }),
    said: ['measure', 'bonus', 'threshold'],
  }),
  isMonotone: () => true,
  rowsOf: ({ measure }) => measure,
  payout: ({ measure, bonus, threshold, weight }, source) => {
    if (bonus.kind !== 'fixed') return null;
    const [figure, quota] = [source.measured(measure).at, source.quota(measure).at];
    const [due, least] = [nearest(bonus.value) * nearest(weight), nearest(threshold)];
    const rule = (place: number) => {
      const [value, bound] = [figure[place] ?? NaN, (quota[place] ?? NaN) * least];
      if (isNear(value, bound) || Number.isNaN(value - bound)) return NaN;
      return value > bound ? due : 0;
    };
    return {
      rule,
      size: () => due,
      largestRate: 1,
      decimals: decimalsOf([bonus.value]) + decimalsOf([weight]),
    };
  },
});
