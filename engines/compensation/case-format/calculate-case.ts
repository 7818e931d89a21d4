import { decimalText, moneyText, numberOf, percentageText } from '@cordee/kernel';
import type { Period, Quantity, Result } from '@cordee/kernel';
import { calculatePlan } from '../calculate-plan.ts';
import type { Uncredited } from '../credit/credit-transactions.ts';
import type { EarnResult } from '../earn/earn.ts';
import { factsOfPeriod } from './case-facts.ts';
import { idInCase } from './case-id.ts';
import type { Case } from './parse-case.ts';

type Figures = Readonly<Record<string, string>>;

/** What one person is paid for one period, in the codes of the case; numbers are exact texts. */
export type CaseOutcome = {
  readonly payee: string;
  readonly period: string;
  readonly measured: Figures;
  readonly quota: Figures;
  /** A ratio, or the code of the reason why there is none. */
  readonly attainment: Figures;
  /** By component, before its one rounding. */
  readonly earned: Figures;
  /** By component, rounded. */
  readonly lines: Figures;
  /** By component, the code of what kept it from being calculated. */
  readonly issues: Figures;
  readonly payable: string;
};

export type CaseResult = {
  readonly outcomes: readonly CaseOutcome[];
  readonly creditedToNobody: readonly { readonly transaction: string; readonly reason: string }[];
  /** The engine's own results, in the order of the outcomes. */
  readonly results: readonly EarnResult[];
};

/** Calculates a case, period after period, by the same stages as a pay run. */
export function calculateCase(given: Case): CaseResult {
  const calculated = given.periods.map((period) => ({
    period,
    ...calculatePlan(given.plan, factsOfPeriod(given, period)),
  }));
  return {
    outcomes: calculated.flatMap(({ period, results }) =>
      results.map((each) => outcomeOf(given, period, each)),
    ),
    creditedToNobody: nobodysSales(calculated.flatMap(({ uncredited }) => uncredited)),
    results: calculated.flatMap(({ results }) => results),
  };
}

function outcomeOf(given: Case, period: Period, result: EarnResult): CaseOutcome {
  const payee = given.people.find(({ code }) => idInCase(code) === result.payee)?.code ?? '';
  const attained = <T>(pick: (each: EarnResult['attainments'][number]) => T) =>
    result.attainments.map((each) => [each.measure, pick(each)] as const);
  return {
    payee,
    period: period.code,
    measured: Object.fromEntries(attained(({ measured }) => textOf(measured))),
    quota: Object.fromEntries(attained(({ quota }) => textOf(quota))),
    attainment: Object.fromEntries(
      attained(({ attainment }) =>
        attainment.ok ? percentageText(attainment.value) : attainment.refusal.code,
      ),
    ),
    earned: Object.fromEntries(result.lines.map((line) => [line.component, decimalText(line.earned.value)])),
    lines: Object.fromEntries(result.lines.map((line) => [line.component, moneyText(line.payable)])),
    issues: Object.fromEntries(result.issues.map((issue) => [issue.component, issue.refusal.code])),
    payable: moneyText(result.payable),
  };
}

function textOf(value: Result<Quantity>): string {
  if (!value.ok) return value.refusal.code;
  const number = numberOf(value.value);
  return number === null ? '' : decimalText(number);
}

/** A sale that several periods saw is said once. */
function nobodysSales(uncredited: readonly Uncredited[]): CaseResult['creditedToNobody'] {
  const bySale = new Map(uncredited.map(({ transaction, reason }) => [transaction.code, reason]));
  return [...bySale].map(([transaction, reason]) => ({ transaction, reason }));
}
