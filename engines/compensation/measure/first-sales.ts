import { compareDates } from '@cordee/kernel';
import type { PlainDate } from '@cordee/kernel';
import type { Transaction, TransactionKind } from '../credit/transaction.ts';

/** Whether a customer bought something of the given kinds in the months before a day. */
export type FirstSales = (sought: {
  readonly customer: string;
  readonly kinds: ReadonlySet<TransactionKind>;
  readonly before: PlainDate;
  readonly months: number;
}) => boolean;

/** Looks through the sales of all sellers: a customer of a colleague is not new. Indexed when it is first asked. */
export function openFirstSales(transactions: readonly Transaction[]): FirstSales {
  let byCustomer: Map<string | null, Transaction[]> | undefined;
  return ({ customer, kinds, before, months }) => {
    byCustomer ??= Map.groupBy(transactions, (each) => each.customer);
    const since = before.subtract({ months });
    return (byCustomer.get(customer) ?? []).some(
      ({ kind, date }) => kinds.has(kind) && compareDates(date, before) < 0 && compareDates(date, since) >= 0,
    );
  };
}
