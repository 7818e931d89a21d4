import type { PayoutColumn, PayoutColumns } from './payout-columns.ts';

/**
 * What a component pays the input at a place, as a floating number; NaN where a threshold is too near to tell, or where
 * a figure is missing: then the exact calculation is asked.
 */
export type PayoutRule = (place: number) => number;

/** A core for many payees: its rule, and how large its figures and rates are, which bounds what floating numbers miss. */
export type CorePayout = {
  readonly rule: PayoutRule;
  readonly size: PayoutRule;
  readonly largestRate: number;
  /** The most decimals that its exact result has; null where it divides. */
  readonly decimals: number | null;
};

export type PayoutSource = {
  readonly measured: (code: string) => PayoutColumn;
  readonly quota: (code: string) => PayoutColumn;
};

/** A row of a table in floating numbers. */
export type PayoutRow = { readonly from: number; readonly value: number };

const NO_COLUMN: PayoutColumn = { at: new Float64Array(0), decimals: 0 };

export function payoutSource({ measured, quota }: PayoutColumns): PayoutSource {
  return {
    measured: (code) => measured.get(code) ?? NO_COLUMN,
    quota: (code) => quota.get(code) ?? NO_COLUMN,
  };
}

/** Twenty times what a few floating operations can be wrong by. */
const NEAR = 1e-14;

/** Whether a figure is so near a threshold that floating numbers cannot tell on which side it is. */
export function isNear(figure: number, bound: number): boolean {
  return Math.abs(figure - bound) <= NEAR * (Math.abs(figure) + Math.abs(bound));
}

/** The index of the highest row reached, −1 below the first; NaN when a threshold is too near. `unit` is 1 or the quota. */
export function rowReached(rows: readonly PayoutRow[], figure: number, unit: number): number {
  let index = rows[0]?.from === 0 ? 0 : -1;
  for (let row = index + 1; row < rows.length; row += 1) {
    const bound = (rows[row]?.from ?? 0) * unit;
    if (isNear(figure, bound)) return NaN;
    if (figure < bound) break;
    index = row;
  }
  return index;
}

/** Each part of a figure at the value of its own row. */
export function marginalSum(rows: readonly PayoutRow[], figure: number, unit: number): number {
  let sum = 0;
  for (let row = 0; row < rows.length; row += 1) {
    const lower = (rows[row]?.from ?? 0) * unit;
    const isOpen = row === 0 && lower === 0;
    if (!isOpen && figure <= lower) break;
    const upper = row + 1 < rows.length ? (rows[row + 1]?.from ?? 0) * unit : Infinity;
    sum += (Math.min(figure, upper) - lower) * (rows[row]?.value ?? 0);
  }
  return sum;
}
