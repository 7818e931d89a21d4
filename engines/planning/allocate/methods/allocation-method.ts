import { label, numberOf, ok, refused, ZERO } from '@cordee/kernel';
import type { Decimal, Explanation, Result, RuleReference, SourceNode } from '@cordee/kernel';

/** What is known of a seller before objectives are shared out: last year's results, potential, working days … */
export type SellerFacts = {
  readonly seller: string;
  readonly baselines: Readonly<Record<string, Decimal>>;
};

/** One baseline of a blend and how much it counts. */
export type BlendPart = { readonly baseline: string; readonly weight: Decimal };

/** Everybody's facts together, with the sums that shares are taken of. */
export type MethodContext = {
  readonly totals: Readonly<Record<string, Decimal>>;
  readonly blend: readonly BlendPart[];
};

/** How weights come to be. `weigh` is the value of `explain`, without the reasoning: a test holds the two together. */
export type AllocationMethod = {
  readonly code: string;
  /** What has to be said beside the facts: `blend` for the parts of a blend. */
  readonly args: readonly 'blend'[];
  /** Refuses planning.baseline_missing, baseline_negative, blend_empty. */
  readonly weigh: (facts: SellerFacts, context: MethodContext) => Result<Decimal>;
  readonly explain: (facts: SellerFacts, context: MethodContext) => Result<Explanation>;
};

export const methodRule: RuleReference = { code: 'allocation_method', version: '1' };

/** Refuses planning.baseline_missing and baseline_negative: what is unknown is never taken for zero. */
export function baselineOf({ seller, baselines }: SellerFacts, baseline: string): Result<Decimal> {
  const value = baselines[baseline];
  if (value === undefined) return refused('planning.baseline_missing', { node: seller, baseline });
  return value.unscaled < 0n ? refused('planning.baseline_negative', { node: seller, baseline }) : ok(value);
}

/** The baseline as it was given. */
export function baselineNode(facts: SellerFacts, baseline: string): Result<SourceNode> {
  const value = baselineOf(facts, baseline);
  if (!value.ok) return value;
  return ok({
    kind: 'source',
    label: label('planning.explain_baseline', { node: facts.seller, baseline }),
    value: { kind: 'decimal', value: value.value },
    place: {},
  });
}

/** The number of an explanation that has one. */
export function numberIn(explanation: Explanation): Decimal {
  return (explanation.value === null ? null : numberOf(explanation.value)) ?? ZERO;
}
