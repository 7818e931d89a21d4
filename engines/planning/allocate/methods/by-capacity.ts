import { label, ok, step } from '@cordee/kernel';
import type { Explanation, Result } from '@cordee/kernel';
import {
  baselineNode,
  methodRule,
  numberIn,
  type AllocationMethod,
  type SellerFacts,
} from './allocation-method.ts';

const factors = ['headcount', 'ramp', 'seniority'] as const;

/** What a seller can carry: presence in full-time equivalents × share of the ramp curve reached × seniority factor. */
export const byCapacity: AllocationMethod = {
  code: 'by_capacity',
  args: [],
  weigh: (facts) => {
    const explained = explain(facts);
    return explained.ok ? ok(numberIn(explained.value)) : explained;
  },
  explain,
};

function explain(facts: SellerFacts): Result<Explanation> {
  const nodes: Explanation[] = [];
  for (const factor of factors) {
    const node = baselineNode(facts, factor);
    if (!node.ok) return node;
    nodes.push(node.value);
  }
  const capacity = label('planning.explain_capacity', { node: facts.seller });
  return ok(step('multiply', nodes, { label: capacity, rule: methodRule }));
}
