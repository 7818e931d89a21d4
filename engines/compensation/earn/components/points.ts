import { decimal, isNegative, ok, ZERO } from '@cordee/kernel';
import type { Explanation, Result } from '@cordee/kernel';
import type { FieldValue } from '../../plan-format/field-value.ts';
import { objectField } from '../../plan-format/field.ts';
import { codeField, decimalField, flagField, positiveField } from '../../plan-format/value-fields.ts';
import { component } from '../component.ts';
import type { ComponentInput } from '../component.ts';
import { checkMeasure } from '../plan-measure.ts';
import { label, parameter, step, valueOf } from '../step.ts';
import { POSITION_ROUNDING } from '../table/linear-value.ts';
import { likeQuantity, numberIn } from '../threshold.ts';
import { phrase } from '../../rules/told.ts';
import { plain } from '../../rules/words.ts';

const argsField = objectField({
  measure: { field: codeField, label: 'compensation.field_measure' },
  points: { field: decimalField, label: 'compensation.field_points' },
  each: { field: positiveField, label: 'compensation.field_each', fallback: decimal('1') },
  whole: { field: flagField, label: 'compensation.field_whole_only', fallback: false },
});
type Args = FieldValue<typeof argsField>;

const WHOLE_ROUNDING = { mode: 'floor', scale: 0 } as const;

/**
 * Points, not money: so many for each unit, transaction or amount of the measure; with `whole`, only for each full one.
 * Never below zero. Monotone. Example: 10 points for each full 1,000 € on 2,900 € are 20 points.
 */
export const points = component({
  type: 'points',
  label: 'compensation.component_points',
  reads: 'own',
  args: argsField,
  check: (args, measures, path) =>
    checkMeasure(args.measure, measures, { path: `${path}.measure`, aggregation: 'any' }),
  evaluate: (args, input) => pointsWon(args, input),
  explain: () => label('compensation.sentence_points'),
  tell: ({ measure, points: given, each }, words) => ({
    text: phrase('told_points', {
      points: plain(given),
      each: words.counted(each, measure),
      measure: words.measure(measure),
    }),
    said: ['measure', 'points', 'each'],
  }),
  isMonotone: () => true,
  rowsOf: ({ measure }) => measure,
  yields: () => 'points',
});

function pointsWon(args: Args, input: ComponentInput): Result<Explanation> {
  const { nodes, rule } = input;
  const measured = nodes.measure(args.measure);
  if (!measured.ok) return measured;
  const like = valueOf(measured.value);
  const counted = isNegative(numberIn(measured.value))
    ? step(
        'maximum',
        [measured.value, parameter(likeQuantity(like, ZERO), { label: label('compensation.nothing'), rule })],
        {
          label: label('compensation.counted_without_clawback'),
          rule,
        },
      )
    : measured.value;
  const each = parameter(likeQuantity(like, args.each), { label: label('compensation.points_each'), rule });
  const times = step('divide', [counted, each], {
    label: label('compensation.points_times'),
    rule,
    rounding: args.whole ? WHOLE_ROUNDING : POSITION_ROUNDING,
  });
  const value = { kind: 'decimal', value: args.points, unit: 'points' } as const;
  const won = parameter(value, { label: label('compensation.points_for_each'), rule });
  return ok(step('multiply', [times, won], { label: label('compensation.points_won'), rule }));
}
