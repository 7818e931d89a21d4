import { compareDecimals } from '@cordee/kernel';
import type {
  Decimal,
  EntityId,
  Explanation,
  Money,
  Percentage,
  Quantity,
  RuleReference,
} from '@cordee/kernel';
import { label, step } from '../earn/step.ts';
import { share, unknown } from './figure-nodes.ts';
import type { Replay } from './replay.ts';

/** A seller's performance beside the pay it brought. */
export type PerformancePoint = {
  readonly payee: EntityId;
  readonly name: string;
  readonly attainment: Percentage;
  readonly paid: Money;
};

/**
 * Whether those who sell more against their quota are paid more: of all pairs of sellers who differ in both, those in
 * the same order less those in the opposite one, divided by all (Goodman and Kruskal's gamma: 1 always, 0 no link, −1
 * the reverse). Exact but for the one division.
 */
export function payForPerformance(
  key: string,
  { payees, rule }: Replay,
): { readonly correlation: Explanation; readonly points: readonly PerformancePoint[] } {
  const points = payees.flatMap(({ payee, name, attainment, paid }) =>
    attainment === null ? [] : [{ payee, name, attainment, paid }],
  );
  return { correlation: correlationOf(key, points, rule), points };
}

function correlationOf(key: string, points: readonly PerformancePoint[], rule: RuleReference): Explanation {
  const { concordant, discordant } = pairsOf(points);
  if (concordant + discordant === 0n)
    return unknown(key, { code: 'simulations.nobody_to_compare', args: {} });
  const same = pairs('pairs_same_order', concordant, rule);
  const opposite = pairs('pairs_opposite_order', discordant, rule);
  const named = (name: string) => ({ label: label(`simulations.${name}`), rule });
  return share(
    key,
    [
      step('subtract', [same, opposite], named('pairs_difference')),
      step('add', [same, opposite], named('pairs_compared')),
    ],
    rule,
  );
}

function pairs(name: string, count: bigint, rule: RuleReference): Explanation {
  const value: Quantity = { kind: 'decimal', value: { unscaled: count, scale: 0 } };
  return { kind: 'parameter', label: label(`simulations.${name}`), value, rule };
}

/** Pairs ordered alike and oppositely by attainment and pay; ties in either count in neither. n log n. */
export function pairsOf(points: readonly Pick<PerformancePoint, 'attainment' | 'paid'>[]): {
  readonly concordant: bigint;
  readonly discordant: bigint;
} {
  const ranked = payRanks(points).toSorted((a, b) => compareDecimals(a.attainment, b.attainment));
  const seen = new RankCounts(points.length);
  let [concordant, discordant, total] = [0n, 0n, 0];
  for (const group of groupsOfEqual(ranked)) {
    for (const { rank } of group) {
      const below = seen.upTo(rank - 1);
      concordant += BigInt(below);
      discordant += BigInt(total - seen.upTo(rank));
    }
    for (const { rank } of group) seen.add(rank);
    total += group.length;
  }
  return { concordant, discordant };
}

type Ranked = { readonly attainment: Decimal; readonly rank: number };

/** The rank of each pay from 1, equal pays with the same rank. */
function payRanks(points: readonly Pick<PerformancePoint, 'attainment' | 'paid'>[]): readonly Ranked[] {
  const pays = [...new Set(points.map(({ paid }) => paid.minor))].toSorted((a, b) =>
    a < b ? -1 : a > b ? 1 : 0,
  );
  const rankOf = new Map(pays.map((minor, index) => [minor, index + 1]));
  return points.map(({ attainment, paid }) => ({ attainment, rank: rankOf.get(paid.minor) ?? 1 }));
}

function groupsOfEqual(ranked: readonly Ranked[]): readonly (readonly Ranked[])[] {
  const groups: Ranked[][] = [];
  for (const each of ranked) {
    const last = groups.at(-1);
    if (last?.[0] && compareDecimals(last[0].attainment, each.attainment) === 0) last.push(each);
    else groups.push([each]);
  }
  return groups;
}

/** How many of the ranks seen are at most a rank: a binary indexed tree. */
class RankCounts {
  readonly #counts: number[];

  constructor(size: number) {
    this.#counts = Array.from({ length: size + 1 }, () => 0);
  }

  add(rank: number): void {
    for (let at = rank; at < this.#counts.length; at += at & -at)
      this.#counts[at] = (this.#counts[at] ?? 0) + 1;
  }

  upTo(rank: number): number {
    let sum = 0;
    for (let at = rank; at > 0; at -= at & -at) sum += this.#counts[at] ?? 0;
    return sum;
  }
}
