import { applyOperation } from './apply-operation.ts';
import type { Explanation, Label, ParameterNode, RuleReference, StepNode } from './explanation.ts';
import { invariant } from './invariant.ts';
import type { Operation } from './operation.ts';
import type { Quantity } from './quantity.ts';

/** The label of a message key. */
export function label(key: string, args: Label['args'] = {}): Label {
  return { key, args };
}

type Rounding = NonNullable<StepNode['rounding']>;
type StepRule = { readonly label: Label; readonly rule: RuleReference; readonly rounding?: Rounding };

/**
 * Carries out one operation and writes it down: the value of the step is the operation's result on the values of its
 * inputs, so that a calculation and its explanation are one thing.
 */
export function step(operation: Operation, inputs: readonly Explanation[], options: StepRule): StepNode {
  const result = applyOperation(operation, inputs.map(valueOf), options.rounding);
  invariant(result.ok, 'a calculation combined values that do not fit', { operation });
  return { kind: 'step', operation, inputs, value: result.value, ...options };
}

/** A figure that a rule states: a plan version, a sheet of quotas. */
export function parameter(
  value: Quantity,
  of: { readonly label: Label; readonly rule: RuleReference },
): ParameterNode {
  return { kind: 'parameter', value, ...of };
}

/** The value of a node that has one: a calculation returns a refusal instead of building on an issue. */
export function valueOf(node: Explanation): Quantity {
  invariant(node.value !== null, 'a step never builds on an issue without a value');
  return node.value;
}
