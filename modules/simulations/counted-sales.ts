import {
  describeMeasure,
  isInWindow,
  windowOf,
  type Plan,
  type Transaction,
} from '@cordee/engine-compensation';
import { civilCalendar, type Period } from '@cordee/kernel';

/**
 * Of the sales that a plan reads, those that a measure counts in the period. A plan that waits for the customer's payment
 * reads the sales of years past too, which nobody can still make otherwise.
 */
export function countedSales(
  { measures }: Plan,
  period: Period,
  sales: readonly Transaction[],
): readonly Transaction[] {
  const counting = measures.map((measure) => ({
    window: windowOf(measure, period, civilCalendar),
    kinds: new Set(describeMeasure(measure).contributions.map(({ kind }) => kind)),
  }));
  return sales.filter(({ kind, date }) =>
    counting.some(({ window, kinds }) => kinds.has(kind) && isInWindow(window, date)),
  );
}
