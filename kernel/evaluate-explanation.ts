import type { Explanation, StepNode, SumNode } from './explanation.ts';
import { applyOperation } from './apply-operation.ts';
import { ZERO } from './decimal.ts';
import { percentageOf } from './percentage.ts';
import { equalQuantities } from './quantity.ts';
import type { Quantity } from './quantity.ts';
import { ok, refused } from './result.ts';
import type { Result } from './result.ts';

/**
 * The value of the explanation, recomputed from its leaves alone: sources, parameters, and sums whose rows are opened
 * by page. What inner nodes state is never read. Refuses explanation_* codes of the kernel when a step cannot be carried
 * out, and the refusal of an issue without a value.
 */
export function evaluateExplanation(explanation: Explanation): Result<Quantity> {
  switch (explanation.kind) {
    case 'source':
    case 'parameter':
      return ok(explanation.value);
    case 'sum':
      return evaluatedSum(explanation);
    case 'step':
      return evaluatedStep(explanation);
    case 'issue':
      return explanation.value === null ? { ok: false, refusal: explanation.refusal } : ok(explanation.value);
  }
}

/** A node whose stated value is not what its inputs give; the path counts inputs and rows from 0. */
export type Contradiction = {
  readonly path: readonly number[];
  readonly stated: Quantity | null;
  readonly computed: Result<Quantity>;
};

/** Every node of the explanation that contradicts what is below it; empty when the explanation holds. */
export function findContradictions(
  explanation: Explanation,
  path: readonly number[] = [],
): readonly Contradiction[] {
  const below = childrenOf(explanation).flatMap((child, index) =>
    findContradictions(child, [...path, index]),
  );
  if (explanation.kind === 'issue') return below;
  const computed = evaluateExplanation(explanation);
  const holds = computed.ok && equalQuantities(computed.value, explanation.value);
  return holds ? below : [...below, { path, stated: explanation.value, computed }];
}

/** The nodes right below: inputs of a step, shown rows of a sum, what decides a source. */
export function childrenOf(explanation: Explanation): readonly Explanation[] {
  if (explanation.kind === 'step') return explanation.inputs;
  if (explanation.kind === 'source') return explanation.decidedBy ?? [];
  return explanation.kind === 'sum' ? (explanation.rows ?? []) : [];
}

function evaluatedSum(sum: SumNode): Result<Quantity> {
  if (sum.rows === null) return ok(sum.value);
  if (sum.rows.length !== sum.count) {
    return refused('kernel.explanation_row_count', { expected: sum.count, found: sum.rows.length });
  }
  const rows = evaluatedAll(sum.rows);
  if (!rows.ok) return rows;
  return rows.value.length === 0 ? zeroLike(sum.value) : applyOperation('add', rows.value);
}

function evaluatedStep(step: StepNode): Result<Quantity> {
  const inputs = evaluatedAll(step.inputs);
  return inputs.ok ? applyOperation(step.operation, inputs.value, step.rounding) : inputs;
}

function evaluatedAll(explanations: readonly Explanation[]): Result<readonly Quantity[]> {
  const values: Quantity[] = [];
  for (const explanation of explanations) {
    const evaluated = evaluateExplanation(explanation);
    if (!evaluated.ok) return evaluated;
    values.push(evaluated.value);
  }
  return ok(values);
}

function zeroLike(value: Quantity): Result<Quantity> {
  switch (value.kind) {
    case 'amount':
      return ok({ kind: 'amount', amount: { value: ZERO, currency: value.amount.currency } });
    case 'decimal':
      return ok({ ...value, value: ZERO });
    case 'percentage':
      return ok({ kind: 'percentage', ratio: percentageOf(ZERO) });
    case 'date':
    case 'text':
      return refused('kernel.explanation_operands', { operation: 'add' });
  }
}
