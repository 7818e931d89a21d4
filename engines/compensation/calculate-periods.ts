import { compareDates } from '@cordee/kernel';
import type { Calendar, EntityId, Money, Period } from '@cordee/kernel';
import { creditByPlan, measurePeriod } from './calculate-plan.ts';
import type { PayeeFacts, StandingFacts } from './calculate-plan.ts';
import type { Crediting } from './credit/credit-transactions.ts';
import { earn } from './earn/earn.ts';
import type { EarnResult } from './earn/earn.ts';
import type { EarlierEarning } from './earn/payee-input.ts';
import type { Plan } from './plan-format/plan.ts';
import { afterSales } from './release/after-sales.ts';
import type { Adjustment, ReleaseInput, ReleaseResult, ReleaseState } from './release/index.ts';
import { releasePeriod } from './release/index.ts';

/** A payee over several periods: what was brought from before, and what else pay depends on. */
export type PayeeYear = {
  readonly payee: EntityId;
  /** The facts of one period: quotas, terms, when the payee was there, and the code that orders payees. */
  readonly factsOf: (period: Period) => Pick<PayeeFacts, 'quotas' | 'terms' | 'presence' | 'order'>;
  readonly opening: {
    readonly earlier: readonly EarlierEarning[];
    readonly release: ReleaseState;
  };
  readonly adjustmentsOf: (period: Period) => readonly Adjustment[];
  readonly otherPay: Money | null;
  readonly protectedPay: Money | null;
  readonly dependants: number;
};

export type YearFacts = StandingFacts & {
  readonly calendar: Calendar;
  /** In their order; each hands the next what it carries. */
  readonly periods: readonly Period[];
  readonly payees: readonly PayeeYear[];
};

export type CalculatedPeriod = {
  readonly period: Period;
  readonly results: readonly EarnResult[];
  /** In the order of the results. */
  readonly releases: readonly ReleaseResult[];
};

/**
 * A plan over successive periods, from transactions to what is payable: credits once, then period after period what is
 * earned and what of it falls due, each period starting from the state that the one before left. Linear in transactions
 * and in payees × periods.
 */
export function calculatePeriods(
  plan: Plan,
  facts: YearFacts,
): Crediting & { readonly periods: readonly CalculatedPeriod[] } {
  const crediting = creditByPlan(plan, facts);
  const after = afterSales(plan, facts.transactions, crediting.credits);
  const carried = new Map(facts.payees.map(({ payee, opening }) => [payee, opening]));
  const periods = facts.periods.map((period): CalculatedPeriod => {
    const payees = facts.payees.map(({ payee, factsOf }) => ({
      payee,
      ...factsOf(period),
      earlier: carried.get(payee)?.earlier ?? [],
    }));
    const inputs = measurePeriod(plan, crediting, { ...facts, period, payees });
    const results = inputs.map((input) => earn(plan, input));
    const releases = facts.payees.map((payee, index): ReleaseResult => {
      const opening = carried.get(payee.payee) ?? payee.opening;
      const lines = results[index]?.lines ?? [];
      const proration = inputs[index]?.proration ?? null;
      const input = releaseInput(payee, facts, { period, lines, proration, ...after(payee.payee) });
      const released = releasePeriod(plan, input, opening.release);
      const earlier = [
        ...opening.earlier,
        ...lines.map(({ component, earned, entitlement }) => ({ component, period, earned, entitlement })),
      ];
      carried.set(payee.payee, { earlier, release: released.state });
      return released;
    });
    return { period, results, releases };
  });
  return { ...crediting, periods };
}

function releaseInput(
  payee: PayeeYear,
  { calendar, assignments }: YearFacts,
  of: Pick<ReleaseInput, 'period' | 'lines' | 'proration' | 'collections' | 'cancellations'>,
): ReleaseInput {
  const [first] = assignments
    .filter((each) => each.payee === payee.payee)
    .map(({ effectiveFrom }) => effectiveFrom)
    .toSorted(compareDates);
  return {
    ...of,
    payee: payee.payee,
    calendar,
    terms: payee.factsOf(of.period).terms,
    adjustments: payee.adjustmentsOf(of.period),
    startedOn: first ?? null,
    otherPay: payee.otherPay,
    protectedPay: payee.protectedPay,
    dependants: payee.dependants,
  };
}
