import type { Money } from '@cordee/kernel';
import type { DueShare } from './divide-line.ts';
import { added, given } from './pay-step.ts';
import type { Paying } from './pay-step.ts';
import type { Sale } from './release-input.ts';
import type { EarnedShare, HeldShare } from './release-state.ts';

/**
 * What earlier periods held and what this one earned, one entry for what falls due together: a correction of a sale
 * meets what is still held of it.
 */
export function joinShares(
  paying: Paying,
  held: readonly HeldShare[],
  earned: readonly DueShare[],
): readonly DueShare[] {
  const opening = held.map((each): DueShare => {
    const args = { component: each.component, period: each.earnedIn };
    return { held: each, node: given(each.amount, ['compensation.release_opening_held', args]) };
  });
  const groups = Map.groupBy([...opening, ...earned], ({ held: each }) => keyOf(each));
  return [...groups.values()].map((group) => joined(paying, group));
}

/** The ledger of what sales earned, one entry a component, period and sale. */
export function joinEarned(
  before: readonly EarnedShare[],
  earned: readonly EarnedShare[],
): readonly EarnedShare[] {
  const groups = Map.groupBy([...before, ...earned], (each) =>
    [each.component, each.earnedIn, saleText(each.sale)].join('\n'),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return [
      {
        ...first,
        earned: total(
          group.map((each) => each.earned),
          first.earned,
        ),
        takenBack: total(
          group.map((each) => each.takenBack),
          first.takenBack,
        ),
      },
    ];
  });
}

/** Whether two shares of what was earned are of the same sale, or both of no known sale. */
export function isSameSale(a: Sale | null, b: Sale | null): boolean {
  return saleText(a) === saleText(b);
}

function keyOf({ component, earnedIn, on, due, collected, withinDays, sale }: HeldShare): string {
  const dueText = due?.toString() ?? '';
  return [component, earnedIn, on, dueText, collected, withinDays ?? '', saleText(sale)].join('\n');
}

function saleText(sale: Sale | null): string {
  return sale === null ? '' : `${sale.source}\t${sale.code}`;
}

function joined(paying: Paying, group: readonly DueShare[]): DueShare {
  const [first] = group;
  if (first === undefined || group.length === 1) return first as DueShare; // a group is never empty
  const shares = group.map(({ held }) => held);
  return {
    node: added(
      paying,
      ['compensation.release_held_amount'],
      group.map(({ node }) => node),
    ),
    held: {
      ...first.held,
      amount: total(
        shares.map(({ amount }) => amount),
        first.held.amount,
      ),
      released: total(
        shares.map(({ released }) => released),
        first.held.released,
      ),
    },
  };
}

function total(list: readonly Money[], { currency }: Money): Money {
  return { minor: list.reduce((sum, { minor }) => sum + minor, 0n), currency };
}
