import { ok } from '@cordee/kernel';
import type { Explanation, Result, RuleReference } from '@cordee/kernel';
import type { CheckedFormula } from '../check/check-formula.ts';
import type { FormulaValue } from '../environment.ts';
import { evaluateTyped } from './evaluate-typed.ts';
import type { FormulaRow } from './evaluate-typed.ts';

/**
 * The value of a formula for one row, exact; a division keeps DIVISION_SCALE digits, half to even. Of a row with an
 * amount of 1234.5 EUR, `amount * 3%` is 37.035 EUR. Refuses formula.value_missing, formula.division_by_zero and
 * formula.no_case, and what a figure of the row refuses; nothing becomes zero by itself.
 */
export function evaluateFormula({ root }: CheckedFormula, row: FormulaRow): Result<FormulaValue> {
  const result = evaluateTyped(root, row, { code: 'formula', version: '1' });
  return result.ok ? ok(result.value.value) : result;
}

/**
 * The same calculation as a tree that can be opened: `evaluateExplanation` gives its value again from the leaves. A
 * condition is told as 1 or 0. Refuses as `evaluateFormula` does.
 */
export function explainFormula(
  { root }: CheckedFormula,
  row: FormulaRow,
  rule: RuleReference,
): Result<Explanation> {
  const result = evaluateTyped(root, row, rule);
  return result.ok ? ok(result.value.node) : result;
}
