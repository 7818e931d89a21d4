import { compareDecimals, minus, plus, sumDecimals, times, ZERO } from '@cordee/kernel';
import type { Decimal, EntityId } from '@cordee/kernel';

/** What one payee sold in one month, as a file of past pay says it: 2026-03. */
export type MonthSale = { readonly payee: EntityId; readonly month: string; readonly amount: Decimal };

/** The same as the plan's first measure counts it, and of how many sales. */
export type CountedMonth = MonthSale & { readonly saleCount: number };

export type ComparedMonth = {
  readonly month: string;
  readonly written: Decimal;
  readonly counted: Decimal;
  /** Written less counted. */
  readonly difference: Decimal;
  readonly equalCount: number;
  readonly differentCount: number;
};

const HALF: Decimal = { unscaled: 5n, scale: 1 };

/**
 * The sales of each month on both sides. A payee of either side is equal to the cent, or, where the file writes whole
 * units, within half a unit for each sale counted. Example: 1,200 written for 1,200.40 counted of one sale is equal.
 */
export function compareMonths(
  written: readonly MonthSale[],
  counted: readonly CountedMonth[],
  isWhole: boolean,
): readonly ComparedMonth[] {
  const months = [...new Set([...written, ...counted].map(({ month }) => month))].toSorted();
  return months.map((month) => {
    const isOfMonth = (sale: MonthSale) => sale.month === month;
    return compareMonth(month, written.filter(isOfMonth), counted.filter(isOfMonth), isWhole);
  });
}

function compareMonth(
  month: string,
  written: readonly MonthSale[],
  counted: readonly CountedMonth[],
  isWhole: boolean,
): ComparedMonth {
  const [theirs, ours] = [byPayee(written), byPayee(counted)];
  const saleCounts = new Map(counted.map(({ payee, saleCount }) => [payee, saleCount]));
  const payees = [...new Set([...theirs.keys(), ...ours.keys()])];
  const isEqual = (payee: EntityId): boolean => {
    const gap = minus(theirs.get(payee) ?? ZERO, ours.get(payee) ?? ZERO);
    const sales = { unscaled: BigInt(saleCounts.get(payee) ?? 0), scale: 0 };
    return compareDecimals(sizeOf(gap), isWhole ? times(HALF, sales) : ZERO) <= 0;
  };
  const sums = { written: sumDecimals([...theirs.values()]), counted: sumDecimals([...ours.values()]) };
  const equalCount = payees.filter(isEqual).length;
  return {
    month,
    ...sums,
    difference: minus(sums.written, sums.counted),
    equalCount,
    differentCount: payees.length - equalCount,
  };
}

function byPayee(sales: readonly MonthSale[]): ReadonlyMap<EntityId, Decimal> {
  const sums = new Map<EntityId, Decimal>();
  for (const { payee, amount } of sales) sums.set(payee, plus(sums.get(payee) ?? ZERO, amount));
  return sums;
}

function sizeOf(value: Decimal): Decimal {
  return value.unscaled < 0n ? { ...value, unscaled: -value.unscaled } : value;
}
