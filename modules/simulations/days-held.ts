import type { PlanFacts } from '@cordee/engine-compensation';
import { compareDates, daysOf, type EntityId, type Period } from '@cordee/kernel';

type Assignments = PlanFacts['assignments'];

/** How many days of a period each payee held a plan; an assignment that several of its parts name counts once. */
export function daysHeldIn(
  period: Period,
  assignments: Assignments,
): { readonly days: number; readonly daysOf: (payee: EntityId) => number } {
  const byPayee = Map.groupBy(assignments, ({ payee }) => payee);
  return {
    days: daysOf(period),
    daysOf: (payee) => {
      const own = new Map((byPayee.get(payee) ?? []).map((each) => [each.effectiveFrom.toString(), each]));
      return [...own.values()].reduce((sum, each) => sum + overlap(period, each), 0);
    },
  };
}

function overlap({ from, to }: Period, { effectiveFrom, effectiveTo }: Assignments[number]): number {
  const start = compareDates(effectiveFrom, from) < 0 ? from : effectiveFrom;
  const end = effectiveTo === null || compareDates(effectiveTo, to) > 0 ? to : effectiveTo;
  return Math.max(0, start.until(end, { largestUnit: 'day' }).days);
}
