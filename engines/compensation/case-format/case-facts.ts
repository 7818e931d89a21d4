import { percentageOf } from '@cordee/kernel';
import type { Period } from '@cordee/kernel';
import type { PayeeFacts, PlanFacts } from '../calculate-plan.ts';
import type { PayeeTerm, QuotaRow } from '../earn/payee-input.ts';
import type { Transaction } from '../credit/transaction.ts';
import type { CasePerson, CaseQuota, CaseTransaction } from './case-fields.ts';
import { CASE_SOURCE, idInCase } from './case-id.ts';
import { effective, standingOf } from './case-standing.ts';
import type { Case } from './parse-case.ts';
import { TERM_CODES } from '../plan-format/term-field.ts';

/** What the engine reads for one period of the case. */
export function factsOfPeriod(given: Case, period: Period): PlanFacts {
  return {
    period,
    transactions: given.transactions.map((each, index) => transactionOf(each, given, index)),
    assignments: given.people.map(({ code, from, to }) => ({
      payee: idInCase(code),
      ...effective({ from, to }),
    })),
    crediting: standingOf(given),
    payees: given.people.map((person) => payeeOf(person, given, period)),
  };
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
