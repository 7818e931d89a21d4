import { compareDecimals, decimal, plus, times, ZERO, type Decimal } from '@cordee/kernel';

export type AbcClass = 'A' | 'B' | 'C';

export type Worth = { readonly code: string; readonly value: Decimal | null };

/** Up to which share of the whole the first two classes go, as ratios: 0.80 and 0.95 by Pareto's custom. */
export type AbcEnds = { readonly a: string; readonly b: string };

/** An account in its place: what those before it make together. */
export type Ranked<T> = { readonly item: T; readonly before: Decimal; readonly class: AbcClass };

/**
 * Accounts in order of worth with their class: an account is A while those before it make less than the first end of the
 * whole, then B, then C. Worth nothing, or not known, is C. Equal worths stand in the order of their codes.
 *
 * Example: 80, 15 and 5 with ends 0.80 and 0.95 are A, B and C.
 */
export function rankByWorth<T extends Worth>(items: readonly T[], ends: AbcEnds): readonly Ranked<T>[] {
  const sorted = items.toSorted(
    (x, y) =>
      compareDecimals(y.value ?? ZERO, x.value ?? ZERO) || (x.code < y.code ? -1 : x.code > y.code ? 1 : 0),
  );
  const total = sorted.reduce((sum, { value }) => plus(sum, positive(value)), ZERO);
  const [endA, endB] = [times(total, decimal(ends.a)), times(total, decimal(ends.b))];
  let before = ZERO;
  return sorted.map((item) => {
    const own = positive(item.value);
    const place = { item, before, class: classOf(own, before, endA, endB) };
    before = plus(before, own);
    return place;
  });
}

function classOf(own: Decimal, before: Decimal, endA: Decimal, endB: Decimal): AbcClass {
  if (compareDecimals(own, ZERO) <= 0) return 'C';
  if (compareDecimals(before, endA) < 0) return 'A';
  return compareDecimals(before, endB) < 0 ? 'B' : 'C';
}

export function positive(value: Decimal | null): Decimal {
  return value === null || compareDecimals(value, ZERO) <= 0 ? ZERO : value;
}
