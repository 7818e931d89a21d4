// Rules and facts of crediting as short as a test can read them; days count from 1 January 2026.
import { decimalText, invariant, plainDate, withoutTrailingZeros } from '@cordee/kernel';
import type { Amount, Effective } from '@cordee/kernel';
import { dayOf, idOf } from '../whole-plan.test-support.ts';
import { creditTransactions } from './credit-transactions.ts';
import { creditingField } from './crediting-field.ts';
import type { CreditingFacts } from './crediting-facts.ts';
import type { CreditingRule } from './crediting-rule.ts';
import type { Transaction } from './transaction.ts';

export const PEOPLE = ['ana', 'bo', 'cleo', 'dan', 'eve', 'fay'] as const;
const NAMES = new Map<string, string>(PEOPLE.map((name) => [idOf(name), name]));
const nameOf = (id: string): string => NAMES.get(id) ?? '?';

export const span = (from = -400, to: number | null = null): Effective => ({
  effectiveFrom: dayOf(from),
  effectiveTo: to === null ? null : dayOf(to),
});

/** Everybody holds the plan for ever, unless said otherwise. */
export const holding = (...names: readonly string[]): CreditingFacts['assignments'] =>
  (names.length === 0 ? PEOPLE : names).map((name) => ({
    payee: idOf(name),
    effectiveFrom: plainDate('2020-01-01'),
    effectiveTo: null,
  }));

/** The rules of a plan from as much as a test says: the code is the type, the precedence its place. */
export function rulesOf(...written: readonly object[]): readonly CreditingRule[] {
  const rules = written.map((rule, index) => ({
    code: 'type' in rule ? String(rule.type).replaceAll('_', '-') : '',
    precedence: index,
    ...rule,
  }));
  const read = creditingField.read({ rules }, '$.crediting');
  invariant(read.ok, 'the rules of a test are accepted', { refusals: read.ok ? [] : read.refusal });
  return read.value;
}

type Told = { readonly credits: readonly string[]; readonly uncredited: readonly string[] };

/** Who is credited with what, and what counts for nobody, one text each: "ana 60.00 of S1". */
export function told(
  transactions: readonly Transaction[],
  facts: Partial<CreditingFacts>,
  rules?: readonly CreditingRule[],
): Told {
  const crediting = creditTransactions(transactions, { assignments: holding(), ...facts }, rules);
  return {
    credits: crediting.credits.map(
      ({ payee, amount, transaction }) => `${nameOf(payee)} ${textOf(amount)} of ${transaction.code}`,
    ),
    uncredited: crediting.uncredited.map(
      ({ transaction, amount, reason }) =>
        `${textOf(amount)} of ${transaction.code}: ${reason.replace('compensation.uncredited_', '')}`,
    ),
  };
}

function textOf({ value }: Amount): string {
  return decimalText(withoutTrailingZeros(value));
}
