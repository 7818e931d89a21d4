import { dividedBy, isZero, label, ok, parameter, plus, refused, step, times, ZERO } from '@cordee/kernel';
import type { Decimal, Explanation, Result } from '@cordee/kernel';
import {
  baselineNode,
  baselineOf,
  methodRule,
  numberIn,
  type AllocationMethod,
  type BlendPart,
  type MethodContext,
  type SellerFacts,
} from './allocation-method.ts';

/** Digits of a seller's share of a baseline, rounded half-even. */
const shareRounding = { scale: 12, rounding: 'half-even' } as const;

/**
 * Several baselines, each counted as the seller's share of its total and weighted: 60 % last year's results, 40 %
 * potential. A baseline whose total is zero gives nobody a share.
 */
export const blend: AllocationMethod = {
  code: 'blend',
  args: ['blend'],
  weigh: (facts, context) => {
    if (context.blend.length === 0) return refused('planning.blend_empty');
    let sum: Decimal = ZERO;
    for (const part of context.blend) {
      const own = baselineOf(facts, part.baseline);
      if (!own.ok) return own;
      const total = context.totals[part.baseline] ?? ZERO;
      if (!isZero(total)) sum = plus(sum, times(dividedBy(own.value, total, shareRounding), part.weight));
    }
    return ok(sum);
  },
  explain: (facts, context) => {
    if (context.blend.length === 0) return refused('planning.blend_empty');
    const nodes: Explanation[] = [];
    for (const part of context.blend) {
      const node = weighted(facts, context, part);
      if (!node.ok) return node;
      nodes.push(node.value);
    }
    return ok(step('add', nodes, named('sum', facts.seller)));
  },
};

function weighted(facts: SellerFacts, { totals }: MethodContext, part: BlendPart): Result<Explanation> {
  const own = baselineNode(facts, part.baseline);
  if (!own.ok) return own;
  const total = stated('total', part.baseline, totals[part.baseline] ?? ZERO);
  if (isZero(numberIn(total))) return ok(total);
  const share = step('divide', [own.value, total], {
    ...named('share', part.baseline),
    rounding: { mode: shareRounding.rounding, scale: shareRounding.scale },
  });
  const weight = stated('weight', part.baseline, part.weight);
  return ok(step('multiply', [share, weight], named('part', part.baseline)));
}

type Key = 'total' | 'share' | 'weight' | 'part' | 'sum';

function named(key: Key, node: string) {
  return { label: label(`planning.explain_blend_${key}`, { node }), rule: methodRule };
}

function stated(key: Key, node: string, value: Decimal): Explanation {
  return parameter({ kind: 'decimal', value }, named(key, node));
}
