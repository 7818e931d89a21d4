// How a calculation is written down while it is made. What the kernel has an operation for becomes a step; a test or a
// part of texts and dates becomes a leaf that says what it looked at.
import { applyOperation, invariant, ok, ONE, percentageOf, plainDate, ZERO } from '@cordee/kernel';
import type { Explanation, Label, Operation, Quantity, Result, StepNode } from '@cordee/kernel';
import type { Explained, Run, Typed } from '../check/typed.ts';
import type { FormulaValue } from '../environment.ts';

type Rounding = NonNullable<StepNode['rounding']>;

/** Carries out one operation of the kernel; value and reasoning cannot differ. */
export function step(
  { rule }: Run,
  operation: Operation,
  inputs: readonly Explanation[],
  options: { readonly key?: string; readonly rounding?: Rounding } = {},
): Explanation {
  const { key = `formula.step_${operation}`, rounding } = options;
  const result = applyOperation(operation, inputs.map(quantityOf), rounding);
  invariant(result.ok, 'checked values fit their operation', { operation });
  const label: Label = { key, args: {} };
  return {
    kind: 'step',
    operation,
    inputs,
    value: result.value,
    label,
    rule,
    ...(rounding ? { rounding } : {}),
  };
}

/** A number and its reasoning. */
export function explained(node: Explanation): Explained {
  return { value: quantityOf(node), node };
}

/** A condition and its reasoning, which says 1 where it holds and 0 where not. */
export function condition(node: Explanation): Explained {
  const quantity = quantityOf(node);
  invariant(quantity.kind === 'decimal', 'a condition is told by 1 or 0');
  return { value: { kind: 'boolean', isTrue: quantity.value.unscaled !== 0n }, node };
}

/** A value that no operation of the kernel gives: the label says what was looked at. */
export function leaf({ rule }: Run, value: FormulaValue, label: Label): Explained {
  return { value, node: { kind: 'parameter', label, value: shownQuantity(value), rule } };
}

/** 1 for yes, 0 for no. */
export function truth(run: Run, isTrue: boolean): Explanation {
  return leaf(run, { kind: 'boolean', isTrue }, { key: 'formula.truth', args: {} }).node;
}

/** A figure that stands a second time: it is explained where it stands first. */
export function restated({ rule }: Run, node: Explanation): Explanation {
  return { kind: 'parameter', label: { key: 'formula.restated', args: {} }, value: quantityOf(node), rule };
}

/** Zero, or an empty text, of the same kind: what a sign is changed from, or what stands for a branch not taken. */
export function nothingLike({ rule }: Run, like: Quantity, key: string): Explanation {
  return { kind: 'parameter', label: { key, args: {} }, value: emptyLike(like), rule };
}

export function quantityOf(node: Explanation): Quantity {
  invariant(node.value !== null, 'what failed is refused before it is used');
  return node.value;
}

/** All values, or the first refusal. */
export function evaluatedAll(run: Run, args: readonly Typed[]): Result<readonly Explained[]> {
  const values: Explained[] = [];
  for (const arg of args) {
    const value = run.of(arg);
    if (!value.ok) return value;
    values.push(value.value);
  }
  return ok(values);
}

function shownQuantity(value: FormulaValue): Quantity {
  return value.kind === 'boolean' ? { kind: 'decimal', value: value.isTrue ? ONE : ZERO } : value;
}

function emptyLike(like: Quantity): Quantity {
  switch (like.kind) {
    case 'amount':
      return { kind: 'amount', amount: { value: ZERO, currency: like.amount.currency } };
    case 'decimal':
      return { ...like, value: ZERO };
    case 'percentage':
      return { kind: 'percentage', ratio: percentageOf(ZERO) };
    case 'text':
      return { kind: 'text', text: '' };
    case 'date':
      return { kind: 'date', date: plainDate('0001-01-01') };
  }
}
