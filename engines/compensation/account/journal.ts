import { invariant } from '@cordee/kernel';
import type { Currency, Money, Percentage } from '@cordee/kernel';
import { employerCharges } from './accrual.ts';

/** Accounts of one legal entity, as its chart numbers them. */
export type Accounts = {
  readonly payExpense: string;
  readonly payLiability: string;
  readonly chargesExpense: string;
  readonly chargesLiability: string;
  readonly accruedPay: string;
  readonly accruedCharges: string;
  readonly contractCosts: string;
};

/**
 * The French general chart (plan comptable général, règlement ANC 2014-03): 641, 645, 421, 431, 4286, 4386. The asset of
 * contract costs is a sub-account of 486, expenses paid in advance.
 */
export const FRENCH_ACCOUNTS: Accounts = {
  payExpense: '641',
  payLiability: '421',
  chargesExpense: '645',
  chargesLiability: '431',
  accruedPay: '4286',
  accruedCharges: '4386',
  contractCosts: '486',
};

/** Analytic axes of a line, by their code: team, cost centre, product. */
export type Axes = Readonly<Record<string, string>>;

/** A signed sum to post: an expense above zero, a reversal below. */
export type Posting = { readonly amount: Money; readonly axes: Axes; readonly wording: string };

/** One side of an entry; exactly one of the two sums is above zero, the other is zero. */
export type JournalLine = {
  readonly account: string;
  readonly debit: Money;
  readonly credit: Money;
  readonly axes: Axes;
  readonly wording: string;
};

/** What is paid: expense against what is owed to people, and the employer's charges at their rate. */
export function payEntries(
  postings: readonly Posting[],
  accounts: Accounts,
  chargesRate: Percentage,
): readonly JournalLine[] {
  const charges = postings.map((each) => ({ ...each, amount: employerCharges(each.amount, chargesRate) }));
  return [
    ...entries(postings, accounts.payExpense, accounts.payLiability),
    ...entries(charges, accounts.chargesExpense, accounts.chargesLiability),
  ];
}

/** The movement of what is earned and not yet paid: a month's accrual, or below zero its reversal. */
export function accrualEntries(
  movements: { readonly pay: readonly Posting[]; readonly charges: readonly Posting[] },
  accounts: Accounts,
): readonly JournalLine[] {
  return [
    ...entries(movements.pay, accounts.payExpense, accounts.accruedPay),
    ...entries(movements.charges, accounts.chargesExpense, accounts.accruedCharges),
  ];
}

/** A commission that becomes the asset of its contract, and the month's part that becomes an expense again. */
export function deferralEntries(
  deferred: { readonly capitalised: readonly Posting[]; readonly expensed: readonly Posting[] },
  accounts: Accounts,
): readonly JournalLine[] {
  return [
    ...entries(deferred.capitalised, accounts.contractCosts, accounts.payExpense),
    ...entries(deferred.expensed, accounts.payExpense, accounts.contractCosts),
  ];
}

/** What debits exceed credits by: zero for every journal made here. */
export function imbalanceOf(lines: readonly JournalLine[], currency: Currency): Money {
  const minor = lines.reduce((sum, { debit, credit }) => sum + debit.minor - credit.minor, 0n);
  return { minor, currency };
}

function entries(postings: readonly Posting[], debited: string, credited: string): readonly JournalLine[] {
  const lines = postings
    .filter(({ amount }) => amount.minor !== 0n)
    .flatMap((posting) => [lineOf(debited, posting, true), lineOf(credited, posting, false)]);
  const [first] = lines;
  if (first !== undefined) {
    const { currency } = first.debit;
    invariant(
      lines.every(({ debit }) => debit.currency === currency),
      'a journal is in one currency',
    );
  }
  return lines;
}

/** A sum below zero stands on the other side: an account is never debited with less than nothing. */
function lineOf(account: string, { amount, axes, wording }: Posting, isDebit: boolean): JournalLine {
  const isReversed = amount.minor < 0n;
  const sum = { ...amount, minor: isReversed ? -amount.minor : amount.minor };
  const none = { ...amount, minor: 0n };
  return isDebit === isReversed
    ? { account, debit: none, credit: sum, axes, wording }
    : { account, debit: sum, credit: none, axes, wording };
}
