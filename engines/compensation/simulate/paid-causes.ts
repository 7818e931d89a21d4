import {
  compareDecimals,
  decimal,
  dividedBy,
  equalDecimals,
  minus,
  ONE,
  plus,
  sumDecimals,
  times,
  ZERO,
} from '@cordee/kernel';
import type { Decimal, Percentage } from '@cordee/kernel';
import type { CalculatedPay, PaidLine } from './compare-paid.ts';

/** Why what was paid is not what is calculated. */
export const DIFFERENCE_CAUSES = [
  'missing_transaction',
  'other_rate',
  'proration',
  'rounding',
  'correction',
  'outside_period',
  'paid_twice',
  'not_in_plan',
  'not_in_file',
  'not_read',
  'not_calculated',
  'unknown',
] as const;
export type DifferenceCause = (typeof DIFFERENCE_CAUSES)[number];

/** A part of a difference: paid less calculated. */
export type CausePart = { readonly cause: DifferenceCause; readonly part: Decimal };

export type FileHabits = {
  /** The rate that most lines share. */
  readonly rate: Percentage | null;
  /** Whether no amount of the file has cents. */
  readonly isWhole: boolean;
  readonly areBasesWhole: boolean;
};

const [CENT, HALF] = [decimal('0.01'), decimal('0.5')];

/** The parts of one payee's difference, in the order in which the file and the facts show them; the rest is unknown. */
export function causesOf(
  lines: readonly PaidLine[],
  pay: CalculatedPay,
  habits: FileHabits,
): readonly CausePart[] {
  const sum = (of: (line: PaidLine) => Decimal | null) => sumDecimals(lines.map((line) => of(line) ?? ZERO));
  const single = lines.filter((line, index) => !isRepeated(line, lines.slice(0, index)));
  const amount = sumDecimals(single.map((line) => line.amount));
  const written: readonly CausePart[] = [
    { cause: 'outside_period', part: sum(({ outside }) => outside) },
    { cause: 'correction', part: sum(({ amount: own, corrected }) => corrected && minus(corrected, own)) },
    {
      cause: 'paid_twice',
      part: minus(
        sum((line) => line.amount),
        amount,
      ),
    },
  ];
  const bases = single.flatMap(({ base }) => (base === null ? [] : [base]));
  const base = bases.length === single.length ? sumDecimals(bases) : null;
  const difference = minus(amount, pay.paid);
  return [
    ...written,
    ...causesOfAmount({ amount, base, rate: rateOf(lines, habits), difference }, pay, habits),
  ];
}

/** Whether the same amount on the same base stands on an earlier line of the same payee, as on the sheet of another team. */
function isRepeated({ amount, base }: PaidLine, earlier: readonly PaidLine[]): boolean {
  return (
    base !== null &&
    earlier.some(
      (each) => each.base !== null && equalDecimals(each.base, base) && equalDecimals(each.amount, amount),
    )
  );
}

/** The rate that the lines state, else the one that the file shares. */
function rateOf(lines: readonly PaidLine[], habits: FileHabits): Percentage | null {
  const stated = new Set(lines.map(({ rate }) => rate));
  const [only] = stated;
  return stated.size === 1 && only ? only : habits.rate;
}

type Amounts = {
  readonly amount: Decimal;
  readonly base: Decimal | null;
  readonly rate: Percentage | null;
  readonly difference: Decimal;
};

function causesOfAmount(amounts: Amounts, pay: CalculatedPay, habits: FileHabits): readonly CausePart[] {
  const { difference } = amounts;
  if (difference.unscaled === 0n) return [];
  if (pay.issueCount > 0) return [{ cause: 'not_calculated', part: difference }];
  if (isAtMost(difference, roundingOf(habits))) return [{ cause: 'rounding', part: difference }];
  const byRate = causesByRate(amounts, pay, habits);
  if (byRate !== null) return byRate;
  return [{ cause: isProrated(amounts.amount, pay, habits) ? 'proration' : 'unknown', part: difference }];
}

/**
 * Where the file took a known rate of a known base: what other sales bring at that rate, then what the other rate brings
 * on ours, then what is left by its rounding; null where the line does not follow the rate.
 */
function causesByRate(
  { amount, base, rate, difference }: Amounts,
  { paid, measured, saleCount }: CalculatedPay,
  habits: FileHabits,
): readonly CausePart[] | null {
  if (base === null || rate === null || measured === null) return null;
  if (!isAtMost(minus(amount, times(base, rate)), roundingOf(habits))) return null;
  const otherSales = minus(base, measured);
  const roundedAway = habits.areBasesWhole ? times(HALF, { unscaled: BigInt(saleCount), scale: 0 }) : ZERO;
  const isOtherSales = !isAtMost(otherSales, roundedAway);
  const bySales = isOtherSales ? times(otherSales, rate) : ZERO;
  const rateGap = minus(times(measured, rate), paid);
  const byRate = isAtMost(rateGap, CENT) ? ZERO : rateGap;
  const rest = minus(difference, plus(bySales, byRate));
  const tolerated = plus(roundingOf(habits), times(roundedAway, rate));
  return [
    { cause: 'missing_transaction', part: bySales },
    { cause: 'other_rate', part: byRate },
    { cause: isAtMost(rest, tolerated) ? 'rounding' : 'unknown', part: rest },
  ];
}

/** Whether one side is the part of the other that the days held are of the whole. */
function isProrated(amount: Decimal, { paid, daysHeld, days }: CalculatedPay, habits: FileHabits): boolean {
  if (daysHeld >= days || days === 0) return false;
  const share = dividedBy(whole(daysHeld), whole(days), { scale: 12, rounding: 'half-even' });
  const tolerated = roundingOf(habits);
  return (
    isAtMost(minus(amount, times(paid, share)), tolerated) ||
    isAtMost(minus(paid, times(amount, share)), tolerated)
  );
}

/** How far a rounding of the file may lie: a unit where it writes no cents, else a cent. */
function roundingOf({ isWhole }: FileHabits): Decimal {
  return isWhole ? ONE : CENT;
}

function whole(count: number): Decimal {
  return { unscaled: BigInt(count), scale: 0 };
}

function isAtMost(value: Decimal, most: Decimal): boolean {
  const size = value.unscaled < 0n ? { ...value, unscaled: -value.unscaled } : value;
  return compareDecimals(size, most) <= 0;
}
