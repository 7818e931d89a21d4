import { invariant, minus, plus, rounded, sumDecimals, ZERO } from '@cordee/kernel';
import type { Currency, Decimal, EntityId, Explanation, Percentage, SourcePlace } from '@cordee/kernel';
import { label, parameter, step } from '../earn/step.ts';
import { causesOf } from './paid-causes.ts';
import type { CausePart, DifferenceCause, FileHabits } from './paid-causes.ts';
import { habitsOf } from './paid-habits.ts';

/** A line of what was really paid, as the file of the time has it. Amounts are in the currency of the plan. */
export type PaidLine = {
  readonly payee: EntityId;
  /** As calculated then. */
  readonly amount: Decimal;
  /** What a hand put in its place; null where none did. */
  readonly corrected: Decimal | null;
  /** What came on top for another period: a recovery, an arrear. */
  readonly outside: Decimal | null;
  /** What the amount was taken on; null where the file does not say. */
  readonly base: Decimal | null;
  readonly rate: Percentage | null;
  readonly place: SourcePlace;
};

/** What the plan gives the same payee over the same time. */
export type CalculatedPay = {
  readonly payee: EntityId;
  readonly name: string;
  readonly paid: Decimal;
  /** What the plan's first measure counted; null where it is not known or not money. */
  readonly measured: Decimal | null;
  /** How many sales it counted. */
  readonly saleCount: number;
  readonly daysHeld: number;
  readonly days: number;
  readonly issueCount: number;
};

/** One payee of either side: equal to the cent, or different by parts that sum to the difference. */
type ParallelLine = {
  readonly payee: EntityId;
  readonly name: string;
  /** Null for a payee whom the file does not have. */
  readonly paid: Decimal | null;
  /** Null for a payee whom the plan does not pay. */
  readonly calculated: Decimal | null;
  readonly difference: Decimal;
  readonly causes: readonly CausePart[];
  /** The cause of the largest part; null where the two are equal. */
  readonly mainCause: DifferenceCause | null;
  readonly explanation: Explanation | null;
  readonly places: readonly SourcePlace[];
};

type ParallelTotals = {
  readonly paid: Decimal;
  readonly calculated: Decimal;
  readonly equalCount: number;
  /** By main cause: how many lines; and of all lines, the sum of the parts of that cause. */
  readonly byCause: readonly {
    readonly cause: DifferenceCause;
    readonly count: number;
    readonly sum: Decimal;
  }[];
};

export type ParallelRun = {
  readonly lines: readonly ParallelLine[];
  readonly totals: ParallelTotals;
  /** The rate and the rounding that the file itself shows. */
  readonly habits: FileHabits;
};

/**
 * Every payee of either side beside the other. A difference is cut into parts by what the file and the facts show: a
 * correction it writes, sales that one side lacks, a rate that most of its lines share, days not held, its rounding; what
 * nothing shows is said to be unknown. `unread` are the payees of lines that could not be read. The parts sum to the difference, to the last digit.
 * Example: 1,200 paid for 1,200.40 calculated in a file of whole euros differs by −0.40, rounding.
 */
export function comparePaid(
  paid: readonly PaidLine[],
  calculated: readonly CalculatedPay[],
  currency: Currency,
  unread: ReadonlySet<EntityId> = new Set(),
): ParallelRun {
  const habits = habitsOf(paid);
  const byPayee = Map.groupBy(paid, ({ payee }) => payee);
  const known = new Set(calculated.map(({ payee }) => payee));
  const lines = [
    ...calculated.map((pay) =>
      lineOf(pay, byPayee.get(pay.payee) ?? [], { habits, currency, isUnread: unread.has(pay.payee) }),
    ),
    ...[...byPayee].flatMap(([payee, own]) => (known.has(payee) ? [] : [paidAlone(payee, own, currency)])),
  ];
  return { lines, totals: totalsOf(lines), habits };
}

/** What the line paid in the end. */
export function paidIn({ amount, corrected, outside }: PaidLine): Decimal {
  return plus(corrected ?? amount, outside ?? ZERO);
}

type LineContext = {
  readonly habits: FileHabits;
  readonly currency: Currency;
  /** Whether the file has a line of the payee that cannot be read. */
  readonly isUnread: boolean;
};

function lineOf(
  pay: CalculatedPay,
  own: readonly PaidLine[],
  { habits, currency, isUnread }: LineContext,
): ParallelLine {
  if (own.length === 0) {
    const causes =
      pay.paid.unscaled === 0n
        ? []
        : [
            {
              cause: isUnread ? ('not_read' as const) : ('not_in_file' as const),
              part: minus(ZERO, pay.paid),
            },
          ];
    return {
      ...shared(pay.payee, pay.name, own),
      paid: null,
      calculated: pay.paid,
      ...explained(causes, currency),
    };
  }
  const causes = causesOf(own, pay, habits);
  const paid = sumDecimals(own.map(paidIn));
  const line = explained(causes, currency);
  invariant(equal(line.difference, minus(paid, pay.paid)), 'the parts of a difference sum to it');
  return { ...shared(pay.payee, pay.name, own), paid, calculated: pay.paid, ...line };
}

function paidAlone(payee: EntityId, own: readonly PaidLine[], currency: Currency): ParallelLine {
  const paid = sumDecimals(own.map(paidIn));
  const causes = paid.unscaled === 0n ? [] : [{ cause: 'not_in_plan' as const, part: paid }];
  return { ...shared(payee, payee, own), paid, calculated: null, ...explained(causes, currency) };
}

function shared(payee: EntityId, name: string, own: readonly PaidLine[]) {
  return { payee, name, places: own.map(({ place }) => place) };
}

function explained(causes: readonly CausePart[], currency: Currency) {
  const parts = causes.filter(({ part }) => part.unscaled !== 0n);
  const rule = { code: 'parallel-run', version: '1' };
  const nodes = parts.map(({ cause, part }) =>
    parameter(
      { kind: 'amount', amount: { value: part, currency } },
      { label: label(`simulations.cause_${cause}`), rule },
    ),
  );
  const named = { label: label('simulations.paid_difference'), rule };
  return {
    difference: sumDecimals(parts.map(({ part }) => part)),
    causes: parts,
    mainCause: largest(parts)?.cause ?? null,
    explanation: nodes.length === 0 ? null : step('add', nodes, named),
  };
}

function largest(parts: readonly CausePart[]): CausePart | null {
  return parts.reduce<CausePart | null>(
    (best, each) => (best === null || size(each.part) > size(best.part) ? each : best),
    null,
  );
}

/** Comparable among amounts of any scale. */
function size({ unscaled, scale }: Decimal): bigint {
  const { unscaled: at } = rounded(
    { unscaled, scale },
    { scale: Math.max(scale, SCALE_MAX), rounding: 'half-even' },
  );
  return at < 0n ? -at : at;
}

const SCALE_MAX = 12;

function equal(a: Decimal, b: Decimal): boolean {
  return minus(a, b).unscaled === 0n;
}

function totalsOf(lines: readonly ParallelLine[]): ParallelTotals {
  const parts = lines.flatMap(({ causes }) => causes);
  const causes = [...new Set(parts.map(({ cause }) => cause))];
  return {
    paid: sumDecimals(lines.map(({ paid }) => paid ?? ZERO)),
    calculated: sumDecimals(lines.map(({ calculated }) => calculated ?? ZERO)),
    equalCount: lines.filter(({ mainCause }) => mainCause === null).length,
    byCause: causes.map((cause) => ({
      cause,
      count: lines.filter(({ mainCause }) => mainCause === cause).length,
      sum: sumDecimals(parts.filter((each) => each.cause === cause).map(({ part }) => part)),
    })),
  };
}
