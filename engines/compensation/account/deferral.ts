import { allocateByLargestRemainder, compareDecimals, invariant, ONE, toAmount } from '@cordee/kernel';
import type { Decimal, Money, PlainDate } from '@cordee/kernel';

/** How the cost of obtaining a contract is spread: over how many months, and what is an expense at once. */
export type DeferralRule = {
  readonly months: number;
  /** A cost of at most this much is an expense at once; null for no threshold. */
  readonly atOnceAmount: Decimal | null;
  /** A term of at most so many months is an expense at once, as ASC 340-40-25-4 allows up to a year; null never. */
  readonly atOnceMonths: number | null;
};

/** One month of a schedule: the expense, and the asset that remains at the month's end. */
export type DeferralMonth = {
  /** The first day of the month. */
  readonly month: PlainDate;
  readonly expense: Money;
  readonly remaining: Money;
};

export type DeferralSchedule = {
  readonly kind: 'at_once' | 'deferred';
  readonly months: readonly DeferralMonth[];
};

/**
 * The schedule of a commission that is the cost of obtaining a contract (IFRS 15.91–94, ASC 340-40-25 and 35): straight
 * line over the months, by largest remainder, so that the expenses sum to the cost to the cent. The first month is the one
 * of `from`. Example: 5,000.00 over 36 months is 138.89 in each of the first 32 and 138.88 in the last 4.
 */
export function deferralSchedule(cost: Money, from: PlainDate, rule: DeferralRule): DeferralSchedule {
  invariant(Number.isInteger(rule.months) && rule.months >= 1, 'a schedule has at least a month', {
    months: rule.months,
  });
  const isAtOnce = isExpensedAtOnce(cost, rule);
  const count = isAtOnce ? 1 : rule.months;
  const expenses = allocateByLargestRemainder(
    cost,
    Array.from({ length: count }, () => ONE),
  );
  return { kind: isAtOnce ? 'at_once' : 'deferred', months: monthsOf(expenses, from) };
}

/**
 * The same schedule when the contract ends early: what remains is an expense of the month of the end. A schedule that
 * was over by then stays as it was.
 */
export function endedDeferral({ kind, months }: DeferralSchedule, end: PlainDate): DeferralSchedule {
  const last = firstOfMonth(end);
  const index = months.findIndex(({ month }) => month.equals(last));
  if (index === -1) return { kind, months };
  const kept = months.slice(0, index + 1);
  return {
    kind,
    months: kept.map((each, position) =>
      position < index
        ? each
        : {
            ...each,
            expense: { ...each.expense, minor: each.expense.minor + each.remaining.minor },
            remaining: { ...each.remaining, minor: 0n },
          },
    ),
  };
}

function isExpensedAtOnce(cost: Money, { months, atOnceAmount, atOnceMonths }: DeferralRule): boolean {
  const isShort = atOnceMonths !== null && months <= atOnceMonths;
  return isShort || (atOnceAmount !== null && compareDecimals(toAmount(cost).value, atOnceAmount) <= 0);
}

function monthsOf(expenses: readonly Money[], from: PlainDate): readonly DeferralMonth[] {
  let remaining = expenses.reduce((sum, { minor }) => sum + minor, 0n);
  return expenses.map((expense, index) => {
    remaining -= expense.minor;
    const month = firstOfMonth(from).add({ months: index });
    return { month, expense, remaining: { ...expense, minor: remaining } };
  });
}

function firstOfMonth(date: PlainDate): PlainDate {
  return date.with({ day: 1 });
}
