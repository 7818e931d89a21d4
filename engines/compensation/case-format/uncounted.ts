import { compareDates } from '@cordee/kernel';
import type { TransactionKind } from '../credit/transaction.ts';
import { contributionsOf } from '../measure/measure.ts';
import type { Case } from './parse-case.ts';

/** A transaction that can count in no figure of the case, and why. */
export type Uncounted = {
  readonly transaction: string;
  readonly reason: 'kind_not_measured' | 'before_all_periods' | 'after_all_periods';
};

/** What acts on another sale in the release, without being measured itself. */
const ACTS_ON_A_SALE: ReadonlySet<TransactionKind> = new Set([
  'cancellation',
  'credit_note',
  'payment',
  'down_payment',
  'retention',
  'rebate',
]);

/**
 * The transactions that a slip keeps out of every figure: of a kind that no measure counts, or dated outside the periods
 * where no measure looks back. Example: an invoice in a plan of order intake.
 */
export function uncounted({ plan, periods, transactions }: Case): readonly Uncounted[] {
  const kinds = new Set(plan.measures.flatMap((measure) => contributionsOf(measure).map(({ kind }) => kind)));
  const looksBack = plan.measures.some(({ window }) => window !== 'period');
  const starts = periods.map(({ from }) => from).toSorted(compareDates);
  const ends = periods.map(({ to }) => to).toSorted(compareDates);
  const [first, last] = [starts[0], ends.at(-1)];
  return transactions.flatMap(({ code, kind, date, refers_to: refersTo }): readonly Uncounted[] => {
    if (refersTo !== null && ACTS_ON_A_SALE.has(kind)) return [];
    if (!kinds.has(kind)) return [{ transaction: code, reason: 'kind_not_measured' }];
    if (last !== undefined && compareDates(date, last) >= 0)
      return [{ transaction: code, reason: 'after_all_periods' }];
    const isBefore = first !== undefined && compareDates(date, first) < 0;
    return isBefore && !looksBack ? [{ transaction: code, reason: 'before_all_periods' }] : [];
  });
}
