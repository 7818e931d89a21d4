import { ok, refused } from '@cordee/kernel';
import type { Amount, Explanation, Period, Result } from '@cordee/kernel';
import type { ComponentInput } from '../component.ts';
import { label } from '../step.ts';

/** What the component came to in the earlier periods of the same year, one node a period. */
export function earlierNodes(
  { payee, rule }: ComponentInput,
  read: (of: { readonly earned: Amount; readonly entitlement: Amount }) => Amount,
): readonly Explanation[] {
  const year = yearOfPeriod(payee.period);
  return (payee.earlier ?? [])
    .filter(({ component, period }) => component === rule.code && yearOfPeriod(period) === year)
    .map(({ period, earned, entitlement = earned }) => ({
      kind: 'source',
      label: label('compensation.earlier_period', { period: period.code }),
      value: { kind: 'amount', amount: read({ earned, entitlement }) },
      place: {},
    }));
}

/** Earlier amounts in another currency than the plan's are never added. */
export function checkEarlier({ plan, payee, rule }: ComponentInput): Result<null> {
  const foreign = (payee.earlier ?? []).find(
    ({ component, earned }) => component === rule.code && earned.currency !== plan.currency,
  );
  return foreign === undefined
    ? ok(null)
    : refused('compensation.currency_differs', { expected: plan.currency, found: foreign.earned.currency });
}

/**
 * The year that a period belongs to, by its code (2026-03, 2026-Q1, 2026): fiscal and retail calendars number their
 * quarters by the fiscal year. A period of a dated calendar, whose code bears no year, belongs to the year of its last day.
 */
function yearOfPeriod({ code, to }: Period): string {
  return /^(\d{4})(?:-|$)/.exec(code)?.[1] ?? String(to.subtract({ days: 1 }).year);
}
