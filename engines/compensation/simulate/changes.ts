import { compareDecimals, decimal, minusMoney, times, toAmount } from '@cordee/kernel';
import type { Decimal, Money } from '@cordee/kernel';
import type { PayeeReplay } from './replay.ts';

/** One payee's pay under both plans. */
export type Change = {
  readonly of: PayeeReplay;
  readonly before: Money;
  readonly after: Money;
  readonly change: Money;
  /** The change without its sign. */
  readonly size: Money;
};

/** The payees whose pay changes, the largest change first; equal ones in the order of the facts. */
export function changesOf(before: readonly PayeeReplay[], after: readonly PayeeReplay[]): readonly Change[] {
  return before
    .flatMap((own, index): Change[] => {
      const next = after[index]?.paid ?? own.paid;
      const change = minusMoney(next, own.paid);
      if (change.minor === 0n) return [];
      const size = { ...change, minor: change.minor < 0n ? -change.minor : change.minor };
      return [{ of: own, before: own.paid, after: next, change, size }];
    })
    .toSorted((a, b) => (a.size.minor === b.size.minor ? 0 : a.size.minor < b.size.minor ? 1 : -1));
}

/** How many payees change by a share of today's pay, from a bound which counts to another which does not. */
export type ChangeBand = {
  readonly from: Decimal | null;
  readonly to: Decimal | null;
  readonly count: number;
};

const BOUNDS = ['-0.2', '-0.1', '-0.05', '0', '0.05', '0.1', '0.2'].map(decimal);

/**
 * Every payee in one band: those whose pay stays equal in the band of no change (from 0 to 0), those paid nothing today
 * who gain in the last, those who lose it all in the first. No division: −5 % of 100 € is compared as −5 €.
 */
export function distributionOf(
  before: readonly PayeeReplay[],
  after: readonly PayeeReplay[],
): readonly ChangeBand[] {
  const bands = bandsOf();
  const counts = bands.map(() => 0);
  before.forEach((own, index) => {
    const place = bandIndex(bands, own.paid, after[index]?.paid ?? own.paid);
    counts[place] = (counts[place] ?? 0) + 1;
  });
  return bands.map((band, index) => ({ ...band, count: counts[index] ?? 0 }));
}

type Bounds = Omit<ChangeBand, 'count'>;

function bandsOf(): readonly Bounds[] {
  const edges = [null, ...BOUNDS, null];
  const bands = edges.slice(1).map((to, index) => ({ from: edges[index] ?? null, to }));
  const zero = bands.findIndex(({ from }) => from !== null && from.unscaled === 0n);
  return bands.toSpliced(zero, 0, { from: decimal('0'), to: decimal('0') });
}

function bandIndex(bands: readonly Bounds[], before: Money, after: Money): number {
  const change = toAmount(minusMoney(after, before)).value;
  if (change.unscaled === 0n) return bands.findIndex(isNoChange);
  const paid = toAmount({ ...before, minor: before.minor < 0n ? -before.minor : before.minor }).value;
  return bands.findLastIndex(
    (band) =>
      !isNoChange(band) && (band.from === null || compareDecimals(change, times(band.from, paid)) >= 0),
  );
}

function isNoChange({ from, to }: Bounds): boolean {
  return from !== null && to !== null && from.unscaled === 0n && to.unscaled === 0n;
}
