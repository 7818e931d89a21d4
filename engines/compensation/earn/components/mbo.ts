import { ok, ONE, percentage, refused, ZERO } from '@cordee/kernel';
import type { Explanation, Result } from '@cordee/kernel';
import type { FieldValue } from '../../plan-format/field-value.ts';
import { listField, objectField } from '../../plan-format/field.ts';
import { fixedOrTermField } from '../../plan-format/term-field.ts';
import {
  choiceField,
  codeField,
  decimalField,
  nullableField,
  positiveField,
  ratioField,
  sumField,
  textField,
} from '../../plan-format/value-fields.ts';
import { component } from '../component.ts';
import type { ComponentInput } from '../component.ts';
import { checkMeasure } from '../plan-measure.ts';
import { amountNode, ratioParameter } from '../stated-node.ts';
import { label, parameter, step, valueOf } from '../step.ts';
import { POSITION_ROUNDING } from '../table/linear-value.ts';
import { likeQuantity } from '../threshold.ts';
import { phrase } from '../../rules/told.ts';
import { statedSum } from '../../rules/words.ts';

const TARGET = { kind: 'payee_term', code: 'target_incentive' } as const;

const objectiveField = objectField({
  name: { field: textField, label: 'compensation.field_objective_name' },
  measure: { field: codeField, label: 'compensation.field_measure' },
  weight: { field: ratioField, label: 'compensation.field_weight' },
  scored: {
    field: choiceField(['value', 'attainment']),
    label: 'compensation.field_scored',
    fallback: 'value',
  },
  out_of: { field: positiveField, label: 'compensation.field_out_of', fallback: ONE },
  at_least: { field: nullableField(decimalField), label: 'compensation.field_at_least', fallback: null },
  score_max: { field: ratioField, label: 'compensation.field_score_max', fallback: percentage('1') },
});
type Objective = FieldValue<typeof objectiveField>;

const argsField = objectField({
  target: {
    field: fixedOrTermField(sumField, 'amount'),
    label: 'compensation.field_target',
    fallback: TARGET,
  },
  objectives: {
    field: listField(objectiveField, { min: 1, max: 20 }),
    label: 'compensation.field_objectives',
  },
});
type Args = FieldValue<typeof argsField>;

/**
 * Individual objectives: the target incentive times the weighted scores. A score is a figure out of a maximum; below
 * `at_least` it counts nothing, and it never counts more than `score_max`. Monotone.
 * Example: 4,000 € with 60 % scored 80 of 100 and 40 % scored 100: 4,000 × (48 % + 40 %) = 3,520 €.
 */
export const mbo = component({
  type: 'mbo',
  label: 'compensation.component_mbo',
  reads: 'own',
  args: argsField,
  check: ({ objectives }, measures, path) =>
    objectives.flatMap(({ measure }, index) =>
      checkMeasure(measure, measures, { path: `${path}.objectives[${index}].measure`, aggregation: 'any' }),
    ),
  evaluate: (args, input) => {
    const target = amountNode(args.target, 'compensation.target', input);
    if (!target.ok) return target;
    const score = weightedScore(args, input);
    if (!score.ok) return score;
    const options = { label: label('compensation.mbo_amount'), rule: input.rule };
    return ok(step('multiply', [target.value, score.value], options));
  },
  explain: (args, input) => {
    const target = amountNode(args.target, 'compensation.target', input);
    const score = weightedScore(args, input);
    if (!target.ok || !score.ok) return label('compensation.component_mbo');
    return label('compensation.sentence_mbo', { score: valueOf(score.value), target: valueOf(target.value) });
  },
  tell: ({ target }, words) => ({
    text: phrase('told_mbo', { target: statedSum(target, words) }),
    said: ['target'],
  }),
  isMonotone: () => true,
});

function weightedScore({ objectives }: Args, input: ComponentInput): Result<Explanation> {
  const parts: Explanation[] = [];
  for (const objective of objectives) {
    const score = scoreNode(objective, input);
    if (!score.ok) return score;
    const weight = ratioParameter(objective.weight, 'compensation.weight', input);
    const options = { label: label('compensation.objective', { name: objective.name }), rule: input.rule };
    parts.push(step('multiply', [score.value, weight], options));
  }
  return ok(step('add', parts, { label: label('compensation.weighted_score'), rule: input.rule }));
}

/** The figure that is scored: the measure itself, or its attainment of the quota. */
function figureOf({ measure, scored }: Objective, { nodes, rule }: ComponentInput): Result<Explanation> {
  const measured = nodes.measure(measure);
  if (!measured.ok || scored === 'value') return measured;
  const quota = nodes.quota(measure);
  if (!quota.ok) return quota;
  const options = { label: label('compensation.attainment'), rule, rounding: POSITION_ROUNDING };
  return ok(step('divide', [measured.value, quota.value], options));
}

function scoreNode(objective: Objective, input: ComponentInput): Result<Explanation> {
  const { rule } = input;
  const figure = figureOf(objective, input);
  if (!figure.ok) return figure;
  const like = valueOf(figure.value);
  if (like.kind === 'amount') return refused('compensation.score_kind', { objective: objective.name });
  const named = label('compensation.score');
  const outOf = parameter(likeQuantity(like, objective.out_of), {
    label: label('compensation.score_out_of'),
    rule,
  });
  const ratio =
    like.kind === 'percentage'
      ? figure.value
      : step('divide', [figure.value, outOf], { label: named, rule, rounding: POSITION_ROUNDING });
  const best = ratioParameter(objective.score_max, 'compensation.score_max', input);
  const counted = step('minimum', [ratio, best], { label: named, rule });
  if (objective.at_least === null) return ok(counted);
  const least = parameter(likeQuantity(like, objective.at_least), {
    label: label('compensation.score_at_least'),
    rule,
  });
  const nothing = ratioParameter(ZERO, 'compensation.nothing', input);
  return ok(step('select', [figure.value, least, counted, nothing], { label: named, rule }));
}
