import type { Decimal } from '@cordee/kernel';
import type { Beyond } from '../table/linear-value.ts';
import { decimalsOf, nearest } from './payout-columns.ts';
import { isNear, marginalSum, rowReached } from './payout-rule.ts';
import type { CorePayout, PayoutRow, PayoutSource } from './payout-rule.ts';

type Curve = {
  readonly measure: string;
  readonly target: Decimal;
  readonly shape: 'marginal' | 'whole' | 'step' | 'linear';
  readonly rows: readonly { readonly from: Decimal; readonly share: Decimal }[];
  readonly below: 'zero' | 'flat';
  readonly beyond: Beyond;
};

/** A target incentive by attainment, for many payees. */
export function curvePayout(curve: Curve, source: PayoutSource): CorePayout {
  const rows: readonly PayoutRow[] = curve.rows.map(({ from, share }) => ({
    from: nearest(from),
    value: nearest(share),
  }));
  const [figure, quota] = [source.measured(curve.measure).at, source.quota(curve.measure).at];
  const target = nearest(curve.target);
  const steepest = rows.reduce((most, _, index) => Math.max(most, slopeBefore(rows, index)), 1);
  const rule = (place: number) => {
    const [sold, whole] = [figure[place] ?? NaN, quota[place] ?? NaN];
    return Number.isNaN(sold * whole) ? NaN : target * shareAt(curve, rows, { sold, whole });
  };
  const attained = (place: number) => 1 + Math.abs((figure[place] ?? NaN) / (quota[place] ?? NaN));
  const largestRate = steepest * Math.max(1, ...rows.map(({ value }) => value));
  const decimals =
    curve.shape === 'step'
      ? decimalsOf([curve.target]) + decimalsOf(curve.rows.map(({ share }) => share))
      : null;
  return { rule, size: (place) => target * attained(place), largestRate, decimals };
}

type At = { readonly sold: number; readonly whole: number };

function shareAt(curve: Curve, rows: readonly PayoutRow[], { sold, whole }: At): number {
  const counted = Math.max(0, sold);
  if (curve.shape === 'marginal') return marginalSum(rows, counted, whole) / whole;
  const reached = rowReached(rows, sold, whole);
  const last = rows.length - 1;
  const end = (rows[last]?.from ?? 0) * whole;
  if (Number.isNaN(reached) || (reached === last && isNear(sold, end))) return NaN;
  const isBeyond = sold > end;
  if (isBeyond && curve.beyond === 'zero') return 0;
  if (reached === -1 || (curve.shape === 'linear' && sold < (rows[0]?.from ?? 0) * whole))
    return curve.below === 'flat' ? scaled(curve, rows[0]?.value ?? 0, counted / whole) : 0;
  if (curve.shape !== 'linear') return scaled(curve, rows[reached]?.value ?? 0, counted / whole);
  if (last === 0 || (isBeyond && curve.beyond === 'flat')) return rows[last]?.value ?? 0;
  const from = Math.min(reached, last - 1);
  const line = (rows[from]?.value ?? 0) + (sold / whole - (rows[from]?.from ?? 0)) * slopeAfter(rows, from);
  return isBeyond ? Math.max(0, line) : line;
}

function scaled({ shape }: Curve, value: number, attainment: number): number {
  return shape === 'whole' ? value * attainment : value;
}

function slopeAfter(rows: readonly PayoutRow[], index: number): number {
  const [from, to] = [rows[index], rows[index + 1]];
  return from === undefined || to === undefined ? 0 : (to.value - from.value) / (to.from - from.from);
}

function slopeBefore(rows: readonly PayoutRow[], index: number): number {
  return index === 0 ? 0 : Math.abs(slopeAfter(rows, index - 1));
}
