import { checkFormula, explainFormula, parseFormula } from '@cordee/engine-formula';
import type { CheckedFormula, FormulaRefusal, FormulaRow } from '@cordee/engine-formula';
import { currency, invariant, LOCALES, ok, refused } from '@cordee/kernel';
import type { Currency, Explanation, Refusal, Result } from '@cordee/kernel';
import type { Measure } from '../../measure/measure.ts';
import type { FieldValue } from '../../plan-format/field-value.ts';
import { objectField } from '../../plan-format/field.ts';
import { formulaRefusalAt } from '../../plan-format/formula-refusal-at.ts';
import { termKind } from '../../plan-format/term-field.ts';
import { choiceField, codeField, formulaField, nullableField } from '../../plan-format/value-fields.ts';
import { component } from '../component.ts';
import type { ComponentInput } from '../component.ts';
import { checkMeasure } from '../plan-measure.ts';
import { POSITION_ROUNDING } from '../table/linear-value.ts';
import { expectedOf, namedCodes, ownTerm, PLAN_TERMS, planFields, TENURE } from './plan-fields.ts';
import { label, step, valueOf } from '../step.ts';
import { phrase } from '../../rules/told.ts';

const argsField = objectField({
  formula: { field: formulaField, label: 'compensation.field_formula' },
  language: { field: choiceField(LOCALES), label: 'compensation.field_formula_language', fallback: 'fr' },
  measure: { field: nullableField(codeField), label: 'compensation.field_priced', fallback: null },
  gives: {
    field: choiceField(['amount', 'ratio']),
    label: 'compensation.field_formula_gives',
    fallback: 'amount',
  },
});
type Args = FieldValue<typeof argsField>;

/**
 * What a formula says, as in a spreadsheet: it names measures by their code, quotas as objectif_… (quota_…), attainments
 * as atteinte_… (attainment_…), other components as composante_… (component_…), those that give a ratio as coefficient_… (factor_…), the payee's terms
 * (any other as terme_…, term_…) and the whole months since the hire as anciennete_mois (tenure_months). It gives an amount, or a ratio that other
 * components read: a weighted score. `measure` names the one that it pays, for `per: transaction`. Example: SI(atteinte_ventes >= 100 %; ventes * 3 %; ventes * 2 %) on 120,000 € of 100,000 € is 3,600 €.
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
    const checked = checkedFormula(args, input.plan);
    invariant(checked.ok, 'a checked plan holds checked formulas', { formula: args.formula });
    return explainFormula(checked.value, rowOf(checked.value, args, input), input.rule);
  },
  explain: () => label('compensation.sentence_formula'),
  tell: ({ formula: text, gives }) => ({
    text: phrase(`told_formula_${gives}`, { formula: text }),
    said: ['formula', 'language', 'gives'],
  }),
  isMonotone: () => false,
  takesBack: () => true,
  rowsOf: ({ measure }) => measure,
  follows: ({ formula: text }) => {
    const { money, ratios } = namedCodes(text);
    return [...money, ...ratios];
  },
  readsHire: ({ formula: text }) => new RegExp(`\\b(?:${TENURE.fr}|${TENURE.en})\\b`, 'i').test(text),
  yields: ({ gives }) => (gives === 'ratio' ? 'ratio' : 'money'),
});

/** Any money will do where only the kinds are looked at: all amounts of a plan are in its currency. */
const SOME_MONEY = currency('EUR');

/** Each refusal with the position in the text, so that an editor can underline it. */
function formulaRefusals(args: Args, measures: readonly Measure[], path: string): readonly Refusal[] {
  const checked = checkedFormula(args, { measures, currency: SOME_MONEY });
  if (checked.ok) return [];
  return checked.refusal.map((refusal) => formulaRefusalAt(refusal, path));
}

type Naming = { readonly measures: readonly Measure[]; readonly currency: Currency };

function checkedFormula(
  { formula: text, language, gives }: Args,
  { measures, currency: money }: Naming,
): Result<CheckedFormula, readonly FormulaRefusal[]> {
  const parsed = parseFormula(text, { locale: language });
  const fields = planFields(measures, namedCodes(text), money);
  return parsed.ok ? checkFormula(parsed.value, { fields }, expectedOf(gives, money)) : parsed;
}

/** The figures that the formula names, each with its own explanation; what is missing is told as the issue it is. */
function rowOf(checked: CheckedFormula, { formula: text }: Args, input: ComponentInput): FormulaRow {
  const named = JSON.stringify(checked.formula);
  const row: Record<string, Explanation> = {};
  const put = (code: string, made: () => Result<Explanation>) => {
    if (named.includes(`"${code}"`)) row[code] = nodeOrIssue(made());
  };
  for (const { code, kind } of PLAN_TERMS)
    put(code, () => input.nodes.term({ code: code.replace('term_', ''), kind }));
  const { money, ratios, terms } = namedCodes(text);
  for (const code of money) put(`component_${code}`, () => moneyOf(code, input));
  for (const code of ratios) put(`factor_${code}`, () => ratioOf(code, input));
  for (const code of terms) put(ownTerm(code), () => input.nodes.term({ code, kind: termKind(code) }));
  put(TENURE.code, () => input.nodes.tenure());
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

/** What a component came to that is a ratio, to be multiplied by. */
function ratioOf(code: string, { nodes }: ComponentInput): Result<Explanation> {
  const due = nodes.component(code);
  return due.ok && valueOf(due.value).kind !== 'percentage'
    ? refused('compensation.formula_needs_ratio', { component: code })
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
