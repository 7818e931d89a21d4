import { invariant, ok, refused } from '@cordee/kernel';
import type { Explanation, Label, Result, RuleReference } from '@cordee/kernel';
import type { Explained, Run, Typed, TypedField } from '../check/typed.ts';
import { sameType } from '../environment.ts';
import type { Field, FormulaValue, ValueType } from '../environment.ts';
import { explained, leaf, quantityOf } from './steps.ts';

/**
 * The values of one row by the codes of its fields; null is a missing value. A figure that has its own explanation is
 * given with it, and is opened below the formula.
 */
export type FormulaRow = Readonly<Record<string, FormulaValue | Explanation | null>>;

/** Refuses formula.value_missing, formula.division_by_zero, formula.no_case, and what a figure of the row refuses. */
export function evaluateTyped(typed: Typed, row: FormulaRow, rule: RuleReference): Result<Explained> {
  const run: Run = { rule, of: (part) => evaluated(part, row, run) };
  return run.of(typed);
}

function evaluated(typed: Typed, row: FormulaRow, run: Run): Result<Explained> {
  switch (typed.node) {
    case 'literal':
      return ok(leaf(run, typed.value, { key: 'formula.constant', args: {} }));
    case 'field':
      return fieldValue(typed, row, run);
    case 'call':
      return typed.function.evaluate(typed, run);
  }
}

function fieldValue({ field }: TypedField, row: FormulaRow, run: Run): Result<Explained> {
  const given = row[field.code];
  if (given === undefined || given === null)
    return refused('formula.value_missing', { field: field.names.fr });
  const found = isExplanation(given) ? ofExplanation(given) : ok(told(given, field, run));
  if (!found.ok) return found;
  invariant(sameType(typeOfValue(found.value.value), field.type), 'a row holds what its environment says', {
    field: field.code,
  });
  return found;
}

/** A value as the row gives it: a source, whose column is the field; yes and no are told as 1 and 0. */
function told(value: FormulaValue, field: Field, run: Run): Explained {
  const label: Label =
    field.label === undefined
      ? { key: 'formula.field', args: { name: field.names.fr } }
      : { key: field.label, args: {} };
  const quantity = quantityOf(leaf(run, value, label).node);
  return { value, node: { kind: 'source', label, value: quantity, place: { column: field.code } } };
}

function ofExplanation(node: Explanation): Result<Explained> {
  if (node.value !== null) return ok(explained(node));
  invariant(node.kind === 'issue', 'only an issue has no value');
  return { ok: false, refusal: node.refusal };
}

function isExplanation(given: FormulaValue | Explanation): given is Explanation {
  return 'label' in given;
}

/** The type of a value: what its kind and unit say. */
export function typeOfValue(value: FormulaValue): ValueType {
  switch (value.kind) {
    case 'amount':
      return { kind: 'amount', currency: value.amount.currency };
    case 'decimal':
      return { kind: 'decimal', ...(value.unit === undefined ? {} : { unit: value.unit }) };
    case 'percentage':
    case 'date':
    case 'text':
    case 'boolean':
      return { kind: value.kind };
  }
}
