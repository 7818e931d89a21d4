import { derivedId, percentageOf, plainDate, tenantId } from '@cordee/kernel';
import type { EntityId, Period } from '@cordee/kernel';
import type { PayeeFacts, PlanFacts } from '../calculate-plan.ts';
import type { PayeeTerm, QuotaRow } from '../earn/payee-input.ts';
import type { Transaction } from '../credit/transaction.ts';
import type { CasePerson, CaseQuota, CaseTransaction } from './case-fields.ts';
import type { Case } from './parse-case.ts';
import { TERM_CODES } from '../plan-format/term-field.ts';

const SOURCE = 'case';
const TENANT = tenantId('018f0000-0000-7000-8000-000000000001');

/** The id of a person of a case; no result depends on it. */
export function idInCase(code: string): EntityId {
  return derivedId(TENANT, SOURCE, code);
}

/** What the engine reads for one period of the case. */
export function factsOfPeriod(given: Case, period: Period): PlanFacts {
  return {
    period,
    transactions: given.transactions.map((each, index) => transactionOf(each, given, index)),
    assignments: given.people.map(assignmentOf),
    payees: given.people.map((person) => payeeOf(person, given, period)),
  };
}

/** Before the first and after the last day of any business. */
const OPEN_START = plainDate('0001-01-01');

function assignmentOf({ code, from, to }: CasePerson) {
  return { payee: idInCase(code), effectiveFrom: from ?? OPEN_START, effectiveTo: to };
}

function transactionOf(written: CaseTransaction, { plan }: Case, index: number): Transaction {
  const { amount, margin, currency: own, seller, refers_to: refersTo, splits, ...rest } = written;
  const currency = own ?? plan.currency;
  return {
    ...rest,
    source: SOURCE,
    amount: { value: amount, currency },
    margin: margin === null ? null : { value: margin, currency },
    seller: seller === null ? null : idInCase(seller),
    refersTo: refersTo === null ? null : { source: SOURCE, code: refersTo },
    splits: splits.map(({ payee, share }) => ({ payee: idInCase(payee), share })),
    place: { document: 'transactions', line: index + 1 },
  };
}

function payeeOf(person: CasePerson, given: Case, period: Period): PayeeFacts {
  const quotas = given.quotas.flatMap((quota, index) =>
    quota.payee === person.code && (quota.period ?? period.code) === period.code
      ? [quotaOf(quota, given, index)]
      : [],
  );
  return { payee: idInCase(person.code), quotas, terms: termsOf(person, given) };
}

function termsOf({ terms, code: person }: CasePerson, { plan, people }: Case): readonly PayeeTerm[] {
  const place = { document: 'people', line: people.findIndex(({ code }) => code === person) + 1 };
  return TERM_CODES.flatMap((code): PayeeTerm[] => {
    const value = terms[code];
    if (value === undefined) return [];
    return code === 'commission_rate'
      ? [{ code, value: { kind: 'percentage', ratio: percentageOf(value) }, place }]
      : [{ code, value: { kind: 'amount', amount: { value, currency: plan.currency } }, place }];
  });
}

function quotaOf(written: CaseQuota, { plan }: Case, index: number): QuotaRow {
  const { measure, amount, units, currency, dimension } = written;
  const target: QuotaRow['target'] =
    units === null
      ? {
          kind: 'amount',
          amount: { value: amount ?? { unscaled: 0n, scale: 0 }, currency: currency ?? plan.currency },
        }
      : { kind: 'units', units };
  return { measure, dimension, target, place: { document: 'quotas', line: index + 1 } };
}
