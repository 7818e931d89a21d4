import { checkFormula, explainFormula, parseFormula } from '@cordee/engine-formula';
import type { CheckedFormula, Field, FormulaRefusal, FormulaRow } from '@cordee/engine-formula';
import { currency, invariant, LOCALES, ok, refused } from '@cordee/kernel';
import type { Currency, Explanation, Refusal, Result } from '@cordee/kernel';
import type { Measure } from '../../measure/measure.ts';
import type { FieldValue } from '../../plan-format/field-value.ts';
import { objectField } from '../../plan-format/field.ts';
import { formulaRefusalAt } from '../../plan-format/formula-refusal-at.ts';
import { choiceField, codeField, formulaField, nullableField } from '../../plan-format/value-fields.ts';
import { component } from '../component.ts';
import type { ComponentInput } from '../component.ts';
import { checkMeasure } from '../plan-measure.ts';
import { POSITION_ROUNDING } from '../table/linear-value.ts';
import { namedComponents, PLAN_TERMS, planFields } from './plan-fields.ts';
import { label, step, valueOf } from '../step.ts';
import { phrase } from '../../rules/told.ts';

const argsField = objectField({
  formula: { field: formulaField, label: 'compensation.field_formula' },
  language: { field: choiceField(LOCALES), label: 'compensation.field_formula_language', fallback: 'fr' },
  measure: { field: nullableField(codeField), label: 'compensation.field_priced', fallback: null },
});
type Args = FieldValue<typeof argsField>;

/**
 * What a formula says, as in a spreadsheet: it names measures by their code, quotas as objectif_… (quota_…), attainments
 * as atteinte_… (attainment_…), other components as composante_… (component_…) and the payee's terms. It gives an amount. `measure` names the one that it pays, for
 * `per: transaction`. Example: SI(atteinte_ventes >= 100 %; ventes * 3 %; ventes * 2 %) on 120,000 € of 100,000 € is 3,600 €.
 */
export const formula = component({
  type: 'formula',
  label: 'compensation.component_formula',
  reads: 'own',
  args: argsField,
  check: (args, measures, path) => [
    ...(args.measure === null
      ? []
      : checkMeasure(args.measure, measures, { path: `${path}.measure`, aggregation: 'any' })),
    ...formulaRefusals(args, measures, `${path}.formula`),
  ],
  evaluate: (args, input) => {
    const { measures, currency: money } = input.plan;
    const checked = checkedFormula(args, planFields(measures, namedComponents(args.formula), money), money);
    invariant(checked.ok, 'a checked plan holds checked formulas', { formula: args.formula });
    return explainFormula(checked.value, rowOf(checked.value, args, input), input.rule);
  },
  explain: () => label('compensation.sentence_formula'),
  tell: ({ formula: text }) => ({
    text: phrase('told_formula', { formula: text }),
    said: ['formula', 'language'],
  }),
  isMonotone: () => false,
  takesBack: () => true,
  rowsOf: ({ measure }) => measure,
  follows: ({ formula: text }) => namedComponents(text),
});

/** Any money will do where only the kinds are looked at: all amounts of a plan are in its currency. */
const SOME_MONEY = currency('EUR');

/** Each refusal with the position in the text, so that an editor can underline it. */
function formulaRefusals(args: Args, measures: readonly Measure[], path: string): readonly Refusal[] {
  const checked = checkedFormula(
    args,
    planFields(measures, namedComponents(args.formula), SOME_MONEY),
    SOME_MONEY,
  );
  if (checked.ok) return [];
  return checked.refusal.map((refusal) => formulaRefusalAt(refusal, path));
}

function checkedFormula(
  { formula: text, language }: Args,
  fields: readonly Field[],
  money: Currency,
): Result<CheckedFormula, readonly FormulaRefusal[]> {
  const parsed = parseFormula(text, { locale: language });
  return parsed.ok ? checkFormula(parsed.value, { fields }, { kind: 'amount', currency: money }) : parsed;
}

/** The figures that the formula names, each with its own explanation; what is missing is told as the issue it is. */
function rowOf(checked: CheckedFormula, { formula: text }: Args, input: ComponentInput): FormulaRow {
  const named = JSON.stringify(checked.formula);
  const row: Record<string, Explanation> = {};
  const put = (code: string, made: () => Result<Explanation>) => {
    if (named.includes(`"${code}"`)) row[code] = nodeOrIssue(made());
  };
  for (const { code, kind } of PLAN_TERMS) put(code, () => input.nodes.term(code.replace('term_', ''), kind));
  for (const code of namedComponents(text)) put(`component_${code}`, () => moneyOf(code, input));
  for (const { code } of input.plan.measures) {
    put(`measure_${code}`, () => input.nodes.measure(code));
    put(`quota_${code}`, () => input.nodes.quota(code));
    put(`attainment_${code}`, () => attainmentNode(code, input));
  }
  return row;
}

/** What another component came to. Points and factors are no money. */
function moneyOf(code: string, { nodes }: ComponentInput): Result<Explanation> {
  const due = nodes.component(code);
  return due.ok && valueOf(due.value).kind !== 'amount'
    ? refused('compensation.formula_needs_money', { component: code })
    : due;
}

function attainmentNode(code: string, { nodes, rule }: ComponentInput): Result<Explanation> {
  const measured = nodes.measure(code);
  if (!measured.ok) return measured;
  const quota = nodes.quota(code);
  if (!quota.ok) return quota;
  const options = { label: label('compensation.attainment'), rule, rounding: POSITION_ROUNDING };
  return ok(step('divide', [measured.value, quota.value], options));
}

function nodeOrIssue(made: Result<Explanation>): Explanation {
  if (made.ok) return made.value;
  return {
    kind: 'issue',
    label: label('compensation.component_formula'),
    value: null,
    refusal: made.refusal,
  };
}
