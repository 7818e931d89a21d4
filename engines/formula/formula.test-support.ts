// Formulas as the tests write them, with the fields and the row of the examples.
import { evaluateExplanation, findContradictions } from '@cordee/kernel';
import type { Locale } from '@cordee/kernel';
import { checkFormula } from './check/check-formula.ts';
import type { CheckedFormula, Expected } from './check/check-formula.ts';
import { evaluateFormula, explainFormula } from './evaluate/evaluate-formula.ts';
import type { FormulaRow } from './evaluate/evaluate-typed.ts';
import type { Checked } from './formula-refusal.ts';
import { EXAMPLE_ENVIRONMENT, EXAMPLE_ROW } from './functions/example-fields.ts';
import { parseFormula } from './read/parse-formula.ts';
import { outcomeText } from './value-text.test-support.ts';

export const ANY_KIND: Expected = {
  anyOf: ['amount', 'percentage', 'decimal', 'text', 'date', 'boolean'],
};

export function checkText(
  text: string,
  locale: Locale = 'en',
  expected: Expected = ANY_KIND,
): Checked<CheckedFormula> {
  const parsed = parseFormula(text, { locale });
  return parsed.ok ? checkFormula(parsed.value, EXAMPLE_ENVIRONMENT, expected) : parsed;
}

/** The value of a formula for a row, or the codes of what is refused. */
export function calculate(text: string, row: FormulaRow = {}, locale: Locale = 'en'): string {
  const checked = checkText(text, locale);
  return outcomeText(checked.ok ? evaluateFormula(checked.value, { ...EXAMPLE_ROW, ...row }) : checked);
}

/** What comes out of evaluating the explanation alone, in the words of outcomeText. */
export function explainedText(checked: CheckedFormula, row: FormulaRow): string {
  const node = explainFormula(checked, row, { code: 'test', version: '1' });
  if (!node.ok) return outcomeText(node);
  if (findContradictions(node.value).length > 0) return 'the explanation contradicts itself';
  const again = evaluateExplanation(node.value);
  if (!again.ok || checked.type.kind !== 'boolean' || again.value.kind !== 'decimal')
    return outcomeText(again);
  return String(again.value.value.unscaled !== 0n);
}

/** Code, place and suggestion of everything that is refused: `formula.field_unknown_near 0–6 → amount`. */
export function refusalsOf(text: string, locale: Locale = 'en', expected?: Expected): readonly string[] {
  const checked = checkText(text, locale, expected);
  if (checked.ok) return [];
  return checked.refusal.map(({ code, position: { from, to }, suggestion }) =>
    [`${code} ${from}–${to}`, suggestion].filter((part) => part !== undefined).join(' → '),
  );
}
