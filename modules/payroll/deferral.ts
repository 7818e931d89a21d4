// The entries of a commission that is spread over the months of its contract (IFRS 15.91–94, ASC 340-40).
import type { DeferralMonth } from '@cordee/engine-compensation';
import type { Money, PlainDate } from '@cordee/kernel';
import { sided, type JournalAmount, type JournalLine } from './journal.ts';

/**
 * The entries of a schedule beside the pay entry: what the first month does not bear moves from expense to the asset,
 * then comes back month by month on its last day. The asset ends at nothing.
 */
export function deferralEntries(
  of: JournalAmount,
  schedule: readonly DeferralMonth[],
  accounts: { readonly expense: string; readonly deferred: string },
): readonly JournalLine[] {
  const [first, ...later] = schedule;
  if (!first || later.length === 0) return [];
  const lastDay = (month: PlainDate) => month.add({ months: 1 }).subtract({ days: 1 });
  const pair = (
    date: PlainDate,
    amount: Money,
    label: 'deferral' | 'amortisation',
    [debited, credited]: readonly [string, string],
  ) => {
    const { legalEntity, team, costCentre } = of;
    const line = { date, legalEntity, team, costCentre, label };
    return [
      sided({ ...line, account: debited, amount }),
      sided({ ...line, account: credited, amount: { ...amount, minor: -amount.minor } }),
    ];
  };
  return [
    ...pair(lastDay(first.month), first.remaining, 'deferral', [accounts.deferred, accounts.expense]),
    ...later.flatMap(({ month, expense }) =>
      pair(lastDay(month), expense, 'amortisation', [accounts.expense, accounts.deferred]),
    ),
  ].filter(({ amount }) => amount.minor !== 0n);
}
