import type { Decimal } from '@cordee/kernel';
import { decimalsOf, nearest } from './payout-columns.ts';
import { marginalSum, rowReached } from './payout-rule.ts';
import type { CorePayout, PayoutRow, PayoutSource } from './payout-rule.ts';

type Tiers = {
  readonly measure: string;
  readonly isByAttainment: boolean;
  readonly clawback: boolean;
  readonly tiers: readonly { readonly from: Decimal; readonly rate: Decimal }[];
  readonly shape: 'marginal' | 'whole';
};

/** Tiers on a measure, in amount or attainment, for many payees. */
export function tierPayout(
  { measure, isByAttainment, clawback, tiers, shape }: Tiers,
  source: PayoutSource,
): CorePayout {
  const rows: readonly PayoutRow[] = tiers.map(({ from, rate }) => ({
    from: nearest(from),
    value: nearest(rate),
  }));
  const [measured, target] = [source.measured(measure), source.quota(measure)];
  const [figure, quota] = [measured.at, target.at];
  const bounds = decimalsOf(tiers.map(({ from }) => from)) + (isByAttainment ? target.decimals : 0);
  const decimals = Math.max(measured.decimals, bounds) + decimalsOf(tiers.map(({ rate }) => rate));
  const largestRate = Math.max(1, ...rows.map(({ value }) => value));
  const rule = (place: number) => {
    const sold = figure[place] ?? NaN;
    const unit = isByAttainment ? (quota[place] ?? NaN) : 1;
    if (Number.isNaN(sold * unit)) return NaN;
    const counted = clawback ? sold : Math.max(0, sold);
    if (shape === 'marginal') return marginalSum(rows, counted, unit);
    const reached = rowReached(rows, sold, unit);
    return Number.isNaN(reached) ? NaN : counted * (rows[reached]?.value ?? 0);
  };
  const size = (place: number) =>
    Math.abs(figure[place] ?? NaN) + (isByAttainment ? (quota[place] ?? NaN) : 0);
  return { rule, size, largestRate, decimals };
}
