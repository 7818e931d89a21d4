import { dividedBy, isZero, minus, percentageOf, plus, ZERO } from '@cordee/kernel';
import type { Decimal, Percentage, Quantity } from '@cordee/kernel';
import type { Allocation } from './allocation.ts';
import { childrenOf } from './problem.ts';
import { quantityLike, quantityOf, stepsDecimal } from './unit.ts';

/** What comes down to a node beside what comes up from its sellers. */
export type BothWays = {
  readonly node: string;
  readonly topDown: Quantity;
  /** The sum of what has been proposed below; null while nobody has. */
  readonly bottomUp: Quantity | null;
  /** Top-down less bottom-up, and its share of top-down; null until every seller below has proposed. */
  readonly gap: Quantity | null;
  readonly gapRatio: Percentage | null;
  readonly proposed: number;
  readonly sellers: number;
};

/**
 * Both directions side by side at every level, the top first: what is still missing is said, and never counted as zero.
 * A ratio is rounded half-even to four digits.
 */
export function compareBottomUp(
  { problem, years }: Allocation,
  proposals: ReadonlyMap<string, Decimal>,
): readonly BothWays[] {
  const { hierarchy, unit } = problem;
  const sums = hierarchy.ids.map((id, node) => ownOf(hierarchy.childCount[node] === 0, proposals.get(id)));
  for (let node = sums.length - 1; node >= 0; node--) {
    const [first, end] = childrenOf(hierarchy, node);
    if (end > first)
      sums[node] = sums.slice(first, end).reduce(added, { sum: ZERO, proposed: 0, sellers: 0 });
  }
  return sums.map(({ sum, proposed, sellers }, node) => {
    const down = stepsDecimal(unit, years[node] ?? 0);
    const gap = proposed === sellers ? minus(down, sum) : null;
    return {
      node: hierarchy.ids[node] ?? '',
      topDown: quantityOf(unit, years[node] ?? 0),
      bottomUp: proposed === 0 ? null : quantityLike(unit, sum),
      gap: gap === null ? null : quantityLike(unit, gap),
      gapRatio: gap === null || isZero(down) ? null : ratioOf(gap, down),
      proposed,
      sellers,
    };
  });
}

type Sum = { readonly sum: Decimal; readonly proposed: number; readonly sellers: number };

function ownOf(isSeller: boolean, proposal: Decimal | undefined): Sum {
  if (!isSeller) return { sum: ZERO, proposed: 0, sellers: 0 };
  return { sum: proposal ?? ZERO, proposed: proposal === undefined ? 0 : 1, sellers: 1 };
}

function added(a: Sum, b: Sum): Sum {
  return { sum: plus(a.sum, b.sum), proposed: a.proposed + b.proposed, sellers: a.sellers + b.sellers };
}

function ratioOf(gap: Decimal, down: Decimal): Percentage {
  return percentageOf(dividedBy(gap, down, { scale: 4, rounding: 'half-even' }));
}
