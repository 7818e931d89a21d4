// Formulas about one transaction: whether it counts, and for what.
import { checkFormula, evaluateFormula, explainFormula, parseFormula } from '@cordee/engine-formula';
import type { CheckedFormula, Expected, FormulaRefusal } from '@cordee/engine-formula';
import { invariant, ok } from '@cordee/kernel';
import type { Currency, Explanation, Result } from '@cordee/kernel';
import { rowFields, rowOf } from './row-fields.ts';
import type { PricedTransaction } from './row-fields.ts';
import type { Attribute, RowFormula } from './row-formula-field.ts';

type Purpose = 'condition' | 'value';

/** The faults of a formula, each with its position in the text. Any money will do: all amounts are of one currency. */
export function rowFormulaRefusals(
  formula: RowFormula,
  purpose: Purpose,
  context: RowFormulaContext,
): readonly FormulaRefusal[] {
  const checked = checkedFormula(formula, purpose, context);
  return checked.ok ? [] : checked.refusal;
}

export type RowFormulaContext = { readonly attributes: readonly Attribute[]; readonly currency: Currency };

/** Whether a transaction counts. What cannot be told because a field says nothing does not, as with filters. */
export type RowCondition = (transaction: PricedTransaction) => Result<boolean>;

export function openCondition(formula: RowFormula, context: RowFormulaContext): RowCondition {
  const checked = accepted(formula, 'condition', context);
  return (priced) => {
    const row = rowOf(priced, context.attributes, context.currency);
    if (!row.ok) return row;
    const told = evaluateFormula(checked, row.value);
    return ok(told.ok && told.value.kind === 'boolean' && told.value.isTrue);
  };
}

/** A formula of a checked plan as it was read, for SQL that says the same of many rows. */
export function checkedRowFormula(
  formula: RowFormula,
  purpose: Purpose,
  context: RowFormulaContext,
): CheckedFormula {
  return accepted(formula, purpose, context);
}

/** What a transaction counts for, in the plan's currency. Refuses what the formula refuses, with the transaction's place. */
export type RowValue = (transaction: PricedTransaction) => Result<Explanation>;

export function openValue(formula: RowFormula, context: RowFormulaContext): RowValue {
  const checked = accepted(formula, 'value', context);
  return (priced) => {
    const row = rowOf(priced, context.attributes, context.currency);
    if (!row.ok) return row;
    const found = explainFormula(checked, row.value, priced.rule);
    return found.ok ? found : { ok: false, refusal: { ...found.refusal, place: priced.transaction.place } };
  };
}

function accepted(formula: RowFormula, purpose: Purpose, context: RowFormulaContext): CheckedFormula {
  const checked = checkedFormula(formula, purpose, context);
  invariant(checked.ok, 'a checked plan holds checked formulas', { formula: formula.formula });
  return checked.value;
}

function checkedFormula(
  { formula, language }: RowFormula,
  purpose: Purpose,
  { attributes, currency }: RowFormulaContext,
): Result<CheckedFormula, readonly FormulaRefusal[]> {
  const parsed = parseFormula(formula, { locale: language });
  if (!parsed.ok) return parsed;
  const expected: Expected = purpose === 'condition' ? { kind: 'boolean' } : { kind: 'amount', currency };
  return checkFormula(parsed.value, { fields: rowFields(attributes, currency) }, expected);
}
