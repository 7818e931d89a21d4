import { decimalText, maxDecimal, minus, moneyText, numberOf, percentageText, ZERO } from '@cordee/kernel';
import type { Period, Quantity, Refusal, Result } from '@cordee/kernel';
import { calculatePeriods } from '../calculate-periods.ts';
import type { Uncredited } from '../credit/credit-transactions.ts';
import type { EarnedLine, EarnResult } from '../earn/earn.ts';
import type { ReleaseResult } from '../release/index.ts';
import { factsOf } from './case-facts.ts';
import { idInCase } from './case-id.ts';
import type { Case } from './parse-case.ts';
import { deferralFigures } from './deferral-figures.ts';
import { payFigures } from './pay-figures.ts';
import type { PayFigures } from './pay-figures.ts';

type Figures = Readonly<Record<string, string>>;

/** What one person is paid for one period, in the codes of the case; numbers are exact texts. */
export type CaseOutcome = PayFigures & {
  readonly payee: string;
  readonly period: string;
  readonly measured: Figures;
  readonly quota: Figures;
  /** What is left to reach the quota, never below zero; only of measures that have one. */
  readonly remaining: Figures;
  /** A ratio, or the code of the reason why there is none. */
  readonly attainment: Figures;
  /** By component, before its one rounding. */
  readonly earned: Figures;
  /** By component, rounded. */
  readonly lines: Figures;
  /** By component that pays points. */
  readonly points: Figures;
  /** By component, what it came to before its rounding, also where it pays nothing: a sum, a factor, points. */
  readonly results: Figures;
  /** By component that pays a target incentive, the share of it that was reached; exact. */
  readonly shares: Figures;
  /** By component that is paid on euros: earned for each euro. */
  readonly rates: Figures;
  /** By component, what each tier entered did. */
  readonly slices: Readonly<Record<string, readonly Figures[]>>;
  /** By component, what was earned on each transaction. */
  readonly parts: Readonly<Record<string, Figures>>;
  /** By component, the code of what kept it from being calculated. */
  readonly issues: Figures;
  /** The sum of the lines: what was earned. */
  readonly total: string;
  /** By component whose cost is spread over months. */
  readonly deferral: Readonly<Record<string, Figures>>;
};

export type CaseResult = {
  readonly outcomes: readonly CaseOutcome[];
  readonly creditedToNobody: readonly { readonly transaction: string; readonly reason: string }[];
  /** Why each of these counts for nobody, as the sentence takes it. */
  readonly nobodysReasons: readonly { readonly transaction: string; readonly refusal: Refusal }[];
  /** The engine's own results and releases, in the order of the outcomes. */
  readonly results: readonly EarnResult[];
  readonly releases: readonly ReleaseResult[];
};

/** Calculates a case, period after period, by the same stages as a pay run. */
export function calculateCase(given: Case): CaseResult {
  const calculated = calculatePeriods(given.plan, factsOf(given));
  const results = calculated.periods.flatMap((period) => period.results);
  const releases = calculated.periods.flatMap((period) => period.releases);
  return {
    outcomes: calculated.periods.flatMap(({ period, ...each }) =>
      each.results.map((result, index) =>
        outcomeOf(given, period, { result, release: each.releases[index] }),
      ),
    ),
    creditedToNobody: nobodysSales(calculated.uncredited),
    nobodysReasons: calculated.uncredited.map(({ transaction, refusal }) => ({
      transaction: transaction.code,
      refusal,
    })),
    results,
    releases,
  };
}

type Calculated = { readonly result: EarnResult; readonly release: ReleaseResult | undefined };

function outcomeOf(given: Case, period: Period, { result, release }: Calculated): CaseOutcome {
  const { attainments, lines, issues } = result;
  return {
    payee: given.people.find(({ code }) => idInCase(code) === result.payee)?.code ?? '',
    period: result.period,
    measured: named(attainments, ({ measure, measured }) => [measure, textOf(measured)]),
    quota: named(attainments, ({ measure, quota }) => [measure, textOf(quota)]),
    remaining: named(attainments, ({ measure, measured, quota }) => {
      const left = leftOf(quota, measured);
      return left === null ? null : [measure, left];
    }),
    attainment: named(attainments, ({ measure, attainment }) => [
      measure,
      attainment.ok ? percentageText(attainment.value) : attainment.refusal.code,
    ]),
    earned: named(lines, ({ component, earned }) => [component, decimalText(earned.value)]),
    lines: named(lines, ({ component, payable }) => [component, moneyText(payable)]),
    points: named(lines, ({ component, points }) =>
      points === null ? null : [component, decimalText(points)],
    ),
    results: named(lines, ({ component, due }) => [component, quantityText(due)]),
    shares: named(lines, ({ component, targetShare }) =>
      targetShare === null ? null : [component, percentageText(targetShare)],
    ),
    rates: named(lines, ({ component, effectiveRate }) =>
      effectiveRate === null ? null : [component, percentageText(effectiveRate)],
    ),
    slices: named(lines, ({ component, slices }) =>
      slices.length === 0 ? null : [component, slices.map(sliceFigures)],
    ),
    parts: named(lines, ({ component, parts }) =>
      parts === null
        ? null
        : [component, named(parts, ({ code, earned }) => [code, decimalText(earned.value)])],
    ),
    issues: named(
      [
        ...issues.map(({ component, refusal }) => [component, refusal.code] as const),
        ...(release?.issues ?? []).map(({ code, refusal }) => [code, refusal.code] as const),
      ],
      (issue) => issue,
    ),
    total: moneyText(result.payable),
    deferral: deferralFigures(given.plan, period, lines),
    ...payFigures(release, moneyText(result.payable)),
  };
}

function leftOf(quota: Result<Quantity>, measured: Result<Quantity>): string | null {
  if (!quota.ok || !measured.ok) return null;
  const [target, reached] = [numberOf(quota.value), numberOf(measured.value)];
  if (target === null || reached === null) return null;
  return decimalText(maxDecimal(ZERO, minus(target, reached)));
}

function sliceFigures(slice: EarnedLine['slices'][number]): Figures {
  return named(Object.entries(slice), ([name, quantity]) =>
    quantity === null ? null : [name, quantityText(quantity)],
  );
}

/** An object of what each member of the list is called and says; null leaves it out. */
function named<T, V>(
  list: readonly T[],
  entry: (each: T) => readonly [string, V] | null,
): Readonly<Record<string, V>> {
  return Object.fromEntries(list.map(entry).filter((each) => each !== null));
}

function textOf(value: Result<Quantity>): string {
  return value.ok ? quantityText(value.value) : value.refusal.code;
}

function quantityText(quantity: Quantity): string {
  const number = numberOf(quantity);
  return number === null ? '' : decimalText(number);
}

function nobodysSales(uncredited: readonly Uncredited[]): CaseResult['creditedToNobody'] {
  return uncredited.map(({ transaction, reason }) => ({ transaction: transaction.code, reason }));
}
