import { compareDecimals, decimal, dividedBy, plus, times, ZERO, type Decimal } from '@cordee/kernel';
import { positive, rankByWorth } from './abc.ts';
import type { AccountBook } from './account-facts.ts';
import type { SegmentModel } from './segment-model.ts';

/** How much of the whole the first accounts make: ratios, the first point is 0 of 0. */
type CurvePoint = { readonly accounts: number; readonly worth: number };

export type AbcCurve = {
  readonly points: readonly CurvePoint[];
  /** How many accounts each class has. */
  readonly classes: Readonly<Record<'A' | 'B' | 'C', number>>;
};

const pointsMax = 60;

/** The curve of cumulated worth, at most sixty points of it: for a drawing, so that ratios are plain numbers. */
export function abcCurve({ accounts }: AccountBook, { abc }: Pick<SegmentModel, 'abc'>): AbcCurve {
  const worths = accounts.map(({ code, sales, potential }) => ({
    code,
    value: abc.by === 'sales' ? sales : potential,
  }));
  const ranked = rankByWorth(worths, abc);
  const last = ranked.at(-1);
  const total = last === undefined ? ZERO : plus(last.before, positive(last.item.value));
  const every = Math.max(1, Math.ceil(ranked.length / pointsMax));
  const points = ranked
    .filter((_, index) => index % every === 0)
    .map(({ before }, index): CurvePoint => ({
      accounts: (index * every) / ranked.length,
      worth: ratio(before, total),
    }));
  const count = (wanted: string) => ranked.filter((each) => each.class === wanted).length;
  return {
    points: [...points, { accounts: 1, worth: ratio(total, total) }],
    classes: { A: count('A'), B: count('B'), C: count('C') },
  };
}

function ratio(part: Decimal, whole: Decimal): number {
  if (compareDecimals(whole, ZERO) <= 0) return 0;
  return (
    Number(dividedBy(times(part, decimal('10000')), whole, { scale: 0, rounding: 'half-even' }).unscaled) /
    10_000
  );
}
