// Indices come from the loops' own bounds, hence `!`.
import { randomBelow, randomWords } from '../random.ts';

/** A seller's figure (expected attainment, say) and the group it is looked at by: team, seniority, territory. */
export type GroupedFigure = { readonly group: string; readonly figure: number };

export type Bias = {
  readonly group: string;
  readonly sellers: number;
  /** Mean of the group less mean of all others; null where one side is too small to tell. */
  readonly difference: number | null;
  /** Chance of a difference as large by luck alone, corrected for the number of groups. */
  readonly chance: number | null;
};

const sellersMin = 5;
const permutations = 5000;

/**
 * Whether quotas weigh on one group more than on the others: each group's mean beside that of everybody else, and how often
 * groups drawn at random differ as much (permutation test; (1 + count) ÷ (1 + permutations), Phipson and Smyth 2010; corrected by
 * Holm 1979). Fewer than five sellers on a side tell nothing.
 */
export function quotaBias(figures: readonly GroupedFigure[], seed: number): readonly Bias[] {
  const groups = [...new Set(figures.map(({ group }) => group))].toSorted();
  const found = groups.map((group, stream) => biasOf(figures, group, randomWords(seed, stream + 1)));
  return corrected(found);
}

function biasOf(figures: readonly GroupedFigure[], group: string, random: () => number): Bias {
  const values = Float64Array.from(figures, ({ figure }) => figure);
  const own = figures.filter((each) => each.group === group);
  const sellers = own.length;
  if (sellers < sellersMin || figures.length - sellers < sellersMin)
    return { group, sellers, difference: null, chance: null };
  const all = values.reduce((sum, each) => sum + each, 0);
  const differenceOf = (sum: number): number => sum / sellers - (all - sum) / (values.length - sellers);
  const difference = differenceOf(own.reduce((sum, { figure }) => sum + figure, 0));
  let asLarge = 0;
  for (let round = 0; round < permutations; round++) {
    if (Math.abs(differenceOf(sumOfDrawn(values, sellers, random))) >= Math.abs(difference) - 1e-12)
      asLarge += 1;
  }
  return { group, sellers, difference, chance: (1 + asLarge) / (1 + permutations) };
}

/** The sum of so many drawn without replacement, which come to stand first (Fisher and Yates). */
function sumOfDrawn(values: Float64Array, count: number, random: () => number): number {
  let sum = 0;
  for (let at = 0; at < count; at++) {
    const other = at + randomBelow(random, values.length - at);
    const drawn = values[other]!;
    values[other] = values[at]!;
    values[at] = drawn;
    sum += drawn;
  }
  return sum;
}

/** Holm: the smallest chance times the number of groups told, the next times one less, never less than the one before. */
function corrected(found: readonly Bias[]): readonly Bias[] {
  const told = found
    .filter(({ chance }) => chance !== null)
    .toSorted((a, b) => (a.chance ?? 1) - (b.chance ?? 1));
  const chances = new Map<string, number>();
  let before = 0;
  told.forEach(({ group, chance }, rank) => {
    before = Math.min(1, Math.max(before, (chance ?? 1) * (told.length - rank)));
    chances.set(group, before);
  });
  return found.map((each) => ({ ...each, chance: chances.get(each.group) ?? null }));
}
