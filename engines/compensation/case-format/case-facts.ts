import { invariant, ONE, percentageOf, periodByCode, plus, times, toPayable } from '@cordee/kernel';
import type { Amount, Decimal, Money, Period } from '@cordee/kernel';
import type { PayeeYear, YearFacts } from '../calculate-periods.ts';
import type { Transaction } from '../credit/transaction.ts';
import type { PayeeTerm, QuotaRow } from '../earn/payee-input.ts';
import type { Plan } from '../plan-format/plan.ts';
import { termKind } from '../plan-format/term-field.ts';
import { NOTHING_RELEASED } from '../release/index.ts';
import type { Adjustment, ReleaseState } from '../release/index.ts';
import type { Figure } from '../measure/figure.ts';
import type { CaseFigure, CasePerson, CaseQuota, CaseTransaction } from './case-fields.ts';
import { CASE_SOURCE, idInCase } from './case-id.ts';
import { effective, presenceOf, standingOf } from './case-standing.ts';
import type { Case } from './parse-case.ts';

/** All that the engine reads of a case, in its own words. */
export function factsOf(given: Case): YearFacts {
  return {
    calendar: given.calendar,
    periods: given.periods,
    transactions: given.transactions.map((each, index) => transactionOf(each, given, index)),
    assignments: given.people.map(({ code, from, to }) => ({
      payee: idInCase(code),
      ...effective({ from, to }),
    })),
    crediting: standingOf(given),
    measuring: {
      calendar: given.calendar,
      figures: given.figures.flatMap((figure, index) => figuresOf(figure, index, given.people)),
      rates: given.exchange_rates.map((each, index) => ({
        ...each,
        place: { document: 'exchange_rates', line: index + 1 },
      })),
    },
    payees: given.people.map((person) => payeeOf(person, given)),
  };
}

/** One without a person is everybody's. */
function figuresOf(
  { payee: named, value, ...rest }: CaseFigure,
  index: number,
  people: readonly CasePerson[],
): readonly Figure[] {
  const payees = named === null ? people.map(({ code }) => code) : [named];
  return payees.map((payee) => ({
    ...rest,
    source: CASE_SOURCE,
    code: `figure-${index + 1}`,
    payee: idInCase(payee),
    value: { kind: 'decimal', value },
    place: { document: 'figures', line: index + 1 },
  }));
}

function transactionOf(written: CaseTransaction, { plan }: Case, index: number): Transaction {
  const { amount, margin, currency: own, seller, refers_to: refersTo, splits, ...rest } = written;
  const currency = own ?? plan.currency;
  return {
    ...rest,
    source: CASE_SOURCE,
    amount: { value: amount, currency },
    margin: margin === null ? null : { value: margin, currency },
    seller: seller === null ? null : idInCase(seller),
    refersTo: refersTo === null ? null : { source: CASE_SOURCE, code: refersTo },
    splits: splits.map(({ payee, share }) => ({ payee: idInCase(payee), share })),
    place: { document: 'transactions', line: index + 1 },
  };
}

function payeeOf(person: CasePerson, given: Case): PayeeYear {
  const { plan } = given;
  const money = (value: Decimal | null) => (value === null ? null : moneyOf(plan, value));
  const facts = {
    quotas: quotasOf(person, given),
    terms: termsOf(person, given),
    presence: presenceOf(person, given),
    order: person.code,
  };
  return {
    payee: idInCase(person.code),
    factsOf: () => facts,
    opening: openingOf(person, given),
    adjustmentsOf: (period) => adjustmentsOf(person, given, period),
    otherPay: money(person.other_pay),
    protectedPay: money(person.protected_pay),
    dependants: person.dependants,
  };
}

function quotasOf({ code }: CasePerson, given: Case): readonly QuotaRow[] {
  return given.quotas.flatMap((quota, index) =>
    quota.payee === null || quota.payee === code ? [quotaOf(quota, given, index)] : [],
  );
}

function quotaOf(written: CaseQuota, { plan, calendar }: Case, index: number): QuotaRow {
  const { measure, units, currency, dimension } = written;
  const target: QuotaRow['target'] =
    units === null
      ? { kind: 'amount', amount: amountOf(plan, quotaAmount(written), currency) }
      : { kind: 'units', units };
  const period = written.period === null ? null : periodByCode(calendar, written.period);
  const place = { document: 'quotas', line: index + 1 };
  return { measure, period: period?.ok ? period.value : null, dimension, target, place };
}

/** The amount stated, or last year's result grown; a quota with neither was refused when the case was read. */
function quotaAmount({ amount, history, growth }: CaseQuota): Decimal {
  if (amount !== null) return amount;
  invariant(history !== null, 'a quota of a case states an amount, units or a past result');
  return times(history, plus(ONE, growth));
}

/** The terms of a person: each value from its day until the next. */
function termsOf({ terms, code: person }: CasePerson, { plan, people }: Case): readonly PayeeTerm[] {
  const place = { document: 'people', line: people.findIndex(({ code }) => code === person) + 1 };
  return Object.entries(terms).flatMap(([code, values]) =>
    values.map(({ value, from }): PayeeTerm => ({
      code,
      ...(from === null ? {} : { effectiveFrom: from }),
      value:
        termKind(code) === 'percentage'
          ? { kind: 'percentage', ratio: percentageOf(value) }
          : { kind: 'amount', amount: amountOf(plan, value) },
      place,
    })),
  );
}

function adjustmentsOf({ code: payee }: CasePerson, given: Case, period: Period): readonly Adjustment[] {
  return given.adjustments.flatMap(({ payee: of, period: when, amount, ...rest }, index) =>
    of === payee && when === period.code
      ? [
          {
            ...rest,
            amount: moneyOf(given.plan, amount),
            place: { document: 'adjustments', line: index + 1 },
          },
        ]
      : [],
  );
}

function openingOf({ code: payee }: CasePerson, given: Case): PayeeYear['opening'] {
  const openings = given.openings.filter((each) => each.payee === payee);
  const release: ReleaseState = {
    ...NOTHING_RELEASED,
    draws: openings.flatMap(({ draws }) =>
      Object.entries(draws).map(([draw, owed]) => ({ draw, owed: moneyOf(given.plan, owed) })),
    ),
    outstanding: openings.reduce<Money | null>(
      (found, { clawback }) => found ?? (clawback === null ? null : moneyOf(given.plan, clawback)),
      null,
    ),
  };
  const earlier = openings.flatMap(({ earned }) =>
    earned.flatMap(({ component, period, earned: value }) => {
      const found = periodByCode(given.calendar, period);
      return found.ok ? [{ component, period: found.value, earned: amountOf(given.plan, value) }] : [];
    }),
  );
  return { earlier, release };
}

function amountOf(plan: Plan, value: Decimal, currency: Amount['currency'] | null = null): Amount {
  return { value, currency: currency ?? plan.currency };
}

function moneyOf(plan: Plan, value: Decimal): Money {
  return toPayable(amountOf(plan, value), 'half-even');
}
