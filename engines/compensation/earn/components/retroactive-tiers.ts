import { ok, ZERO } from '@cordee/kernel';
import type { Explanation, Result } from '@cordee/kernel';
import type { FieldValue } from '../../plan-format/field-value.ts';
import { listField, objectField } from '../../plan-format/field.ts';
import { choiceField, codeField, flagField, nullableField } from '../../plan-format/value-fields.ts';
import { withoutClawback } from '../clawback.ts';
import { component } from '../component.ts';
import type { ComponentInput } from '../component.ts';
import { tierPayout } from '../payout/tier-payout.ts';
import { checkMeasure } from '../plan-measure.ts';
import { ratioParameter } from '../stated-node.ts';
import { label, step, valueOf } from '../step.ts';
import { neverFalls } from '../table/never-falls.ts';
import { reachedValue, SIDES } from '../table/rate-table.ts';
import { checkRowOrder } from '../table/row-order.ts';
import { boundNode, checkThresholds, testedOf, thresholdsField } from '../threshold.ts';
import { tierField } from '../table/tier-field.ts';
import { phrase } from '../../rules/told.ts';

const argsField = objectField({
  measure: { field: codeField, label: 'compensation.field_measure' },
  thresholds: { field: thresholdsField, label: 'compensation.field_thresholds' },
  side: { field: choiceField(SIDES), label: 'compensation.field_side', fallback: 'reached' },
  tiers: { field: listField(tierField, { min: 1, max: 50 }), label: 'compensation.field_tiers' },
  priced: { field: nullableField(codeField), label: 'compensation.field_priced', fallback: null },
  clawback: { field: flagField, label: 'compensation.field_clawback', fallback: false },
});
type Args = FieldValue<typeof argsField>;

/**
 * All of the measure at the rate of the highest tier that it reaches: from the first euro. The threshold itself belongs
 * to the tier above (`reached`) or below (`exceeded`). With `priced`, one measure chooses the tier (units, a score) and
 * another is paid. Monotone when rates rise. Example: 2 %, and 3 % from 20 units, on 22 units: 3 % on all 22.
 */
export const retroactiveTiers = component({
  type: 'retroactive_tiers',
  label: 'compensation.component_retroactive_tiers',
  reads: 'own',
  args: argsField,
  check: (args, measures, path) => [
    ...checkThresholds({ ...args, component: null }, measures, path),
    ...checkMeasure(args.priced ?? args.measure, measures, {
      path: `${path}.${args.priced === null ? 'measure' : 'priced'}`,
      aggregation: 'amount',
    }),
    ...checkRowOrder(args.tiers, `${path}.tiers`, 'any'),
  ],
  evaluate: (args, input) => {
    const rate = rateReached(args, input);
    if (!rate.ok) return rate;
    const base = input.nodes.measure(args.priced ?? args.measure);
    if (!base.ok) return base;
    const counted = args.clawback ? base.value : withoutClawback(base.value, input.rule);
    return ok(
      step('multiply', [counted, rate.value], { label: label('compensation.commission'), rule: input.rule }),
    );
  },
  explain: (args, input) => {
    const rate = rateReached(args, input);
    const base = input.nodes.measure(args.priced ?? args.measure);
    if (!rate.ok || !base.ok) return label('compensation.component_retroactive_tiers');
    const values = { base: valueOf(base.value), rate: valueOf(rate.value) };
    return label('compensation.sentence_retroactive_tiers', values);
  },
  tell: ({ measure, side }, words) => ({
    text: phrase(`told_retroactive_tiers_${side}`, { measure: words.measure(measure) }),
    said: ['measure', 'side'],
  }),
  isMonotone: ({ tiers, clawback, priced }) =>
    !clawback && priced === null && neverFalls(tiers.map(({ rate }) => rate)),
  takesBack: ({ clawback }) => clawback,
  rowsOf: ({ measure, priced }) => priced ?? measure,
  payout: (args, source) => {
    if (args.priced !== null || args.thresholds === 'units') return null;
    return tierPayout({ ...args, isByAttainment: args.thresholds === 'attainment', shape: 'whole' }, source);
  },
});

function rateReached(args: Args, input: ComponentInput): Result<Explanation> {
  const tested = testedOf({ ...args, component: null }, input);
  if (!tested.ok) return tested;
  const rows = args.tiers.map(({ from, rate }) => ({
    bound: boundNode(from, tested.value, input),
    value: ratioParameter(rate, 'compensation.rate', input),
  }));
  const below = ratioParameter(ZERO, 'compensation.rate_below', input);
  const options = { side: args.side, below, rule: input.rule, label: label('compensation.rate_reached') };
  return ok(reachedValue(tested.value.measured, rows, options));
}
