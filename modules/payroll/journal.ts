// Accounting entries of pay, exact to the cent. Pure: amounts and settings in, balanced lines out.
import { employerCharges } from '@cordee/engine-compensation';
import {
  allocateByLargestRemainder,
  decimal,
  minusMoney,
  ok,
  ONE,
  percentage,
  plusMoney,
  refused,
  sumMoney,
  type Money,
  type PlainDate,
  type Result,
} from '@cordee/kernel';
import type { AccountingSetting } from './accounting-setting.ts';

/** A sum of pay with what accounting sorts it by. */
export type JournalAmount = {
  readonly legalEntity: string;
  readonly team: string;
  readonly costCentre: string;
  readonly amount: Money;
};

export type JournalLine = {
  readonly date: PlainDate;
  readonly account: string;
  /** Positive debits, negative credits; shown in two columns. */
  readonly side: 'debit' | 'credit';
  readonly amount: Money;
  readonly legalEntity: string;
  readonly team: string | null;
  readonly costCentre: string | null;
  readonly label: 'pay' | 'employer_charges' | 'deferral' | 'amortisation' | 'reversal';
};

type EntryAccounts = { readonly [name in 'expense' | 'charges' | 'payable' | 'chargesPayable']: string };

/**
 * Pay and its employer charges: expense by team and cost centre, liability by legal entity. Charges are rounded once a
 * legal entity, half to even, and shared among its axes by largest remainder, so that the entry balances to the cent.
 * Refuses payroll.charge_rate_missing with the entities that have none. Example: 1,000.00 at 42 % → 641 1,000.00 and
 * 645 420.00 debit, 421 1,000.00 and 431 420.00 credit.
 */
export function payEntries(
  amounts: readonly JournalAmount[],
  setting: AccountingSetting,
  date: PlainDate,
  accounts: EntryAccounts = setting.accounts,
): Result<readonly JournalLine[]> {
  const byEntity = Map.groupBy(amounts, ({ legalEntity }) => legalEntity);
  const unrated = [...byEntity.keys()].filter((entity) => rateOf(entity, setting) === null);
  if (unrated.length > 0)
    return refused('payroll.charge_rate_missing', { entities: unrated.toSorted().join(', ') });
  return ok(
    [...byEntity]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([entity, own]) =>
        entityEntries(entity, byAxes(own), rateOf(entity, setting) ?? '0', { date, accounts }),
      ),
  );
}

/** What was earned and is not yet paid at the end of a period, and its reversal on the day after. */
export function accrualEntries(
  amounts: readonly JournalAmount[],
  setting: AccountingSetting,
  lastDay: PlainDate,
): Result<readonly JournalLine[]> {
  const { accounts } = setting;
  const accrued = { ...accounts, payable: accounts.accrued, chargesPayable: accounts.chargesAccrued };
  const entries = payEntries(amounts, setting, lastDay, accrued);
  return entries.ok ? ok([...entries.value, ...reversed(entries.value, lastDay.add({ days: 1 }))]) : entries;
}

function reversed(lines: readonly JournalLine[], date: PlainDate): JournalLine[] {
  return lines.map((line) => ({
    ...line,
    date,
    side: line.side === 'debit' ? 'credit' : 'debit',
    label: 'reversal',
  }));
}

/** Debits less credits; nothing when the lines balance. */
export function imbalance(lines: readonly JournalLine[]): bigint {
  return lines.reduce((sum, { side, amount }) => sum + (side === 'debit' ? amount.minor : -amount.minor), 0n);
}

function rateOf(entity: string, { employerCharges }: AccountingSetting): string | null {
  const own = employerCharges.find(({ legalEntity }) => legalEntity === entity);
  return (own ?? employerCharges.find(({ legalEntity }) => legalEntity === '*'))?.rate ?? null;
}

function byAxes(amounts: readonly JournalAmount[]): readonly JournalAmount[] {
  const groups = Map.groupBy(amounts, ({ team, costCentre }) => JSON.stringify([team, costCentre]));
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => {
      const [first] = group;
      return first
        ? [
            {
              ...first,
              amount: sumMoney(
                group.map(({ amount }) => amount),
                first.amount.currency,
              ),
            },
          ]
        : [];
    });
}

function entityEntries(
  legalEntity: string,
  axes: readonly JournalAmount[],
  rate: string,
  { date, accounts }: { readonly date: PlainDate; readonly accounts: EntryAccounts },
): JournalLine[] {
  const [first] = axes;
  if (!first) return [];
  const total = sumMoney(
    axes.map(({ amount }) => amount),
    first.amount.currency,
  );
  const charges = employerCharges(total, percentage(rate));
  const shares = shared(
    charges,
    axes.map(({ amount }) => employerCharges(amount, percentage(rate))),
  );
  const line = (account: string, amount: Money, label: JournalLine['label'], axis: JournalAmount | null) =>
    sided({
      date,
      account,
      amount,
      legalEntity,
      label,
      team: axis?.team ?? null,
      costCentre: axis?.costCentre ?? null,
    });
  return [
    ...axes.map((axis) => line(accounts.expense, axis.amount, 'pay', axis)),
    ...axes.map((axis, index) =>
      line(accounts.charges, shares[index] ?? nothing(total), 'employer_charges', axis),
    ),
    line(accounts.payable, negative(total), 'pay', null),
    line(accounts.chargesPayable, negative(charges), 'employer_charges', null),
  ].filter(({ amount }) => amount.minor !== 0n);
}

/** Each axis' own rounded charges; the cents between their sum and the entity's go to the axes that carry most. */
function shared(total: Money, own: readonly Money[]): readonly Money[] {
  const missing = minusMoney(total, sumMoney(own, total.currency));
  if (missing.minor === 0n) return own;
  const weights = own.map(({ minor }) => decimal(String(minor < 0n ? -minor : minor)));
  const isWeighed = weights.some(({ unscaled }) => unscaled > 0n);
  const parts = allocateByLargestRemainder(missing, isWeighed ? weights : weights.map(() => ONE));
  return own.map((part, index) => plusMoney(part, parts[index] ?? nothing(total)));
}

const nothing = ({ currency }: Money): Money => ({ minor: 0n, currency });
const negative = ({ minor, currency }: Money): Money => ({ minor: -minor, currency });

/** A negative debit is a credit: no line is ever below zero. */
export function sided({ amount, ...line }: Omit<JournalLine, 'side'>): JournalLine {
  const isDebit = amount.minor >= 0n;
  return { ...line, side: isDebit ? 'debit' : 'credit', amount: isDebit ? amount : negative(amount) };
}
