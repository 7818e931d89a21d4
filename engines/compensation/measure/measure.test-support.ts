// Credits and plans as short as a test of measures can say them.
import {
  decimal,
  decimalText,
  invariant,
  numberOf,
  percentage,
  plainDate,
  withoutTrailingZeros,
} from '@cordee/kernel';
import type { Period } from '@cordee/kernel';
import type { Credit } from '../credit/credit.ts';
import type { Transaction } from '../credit/transaction.ts';
import { parsePlan } from '../plan-format/parse-plan.ts';
import type { Plan } from '../plan-format/plan.ts';
import { creditOf, idOf, QUARTER, saleOf } from '../whole-plan.test-support.ts';
import { measurePlan } from './measure-plan.ts';
import type { MeasureFacts } from './measure-plan.ts';

/** An order of ana of 5 January 2026, unless said otherwise. */
export function sale(code: string, amount: string, more: Partial<Transaction> = {}): Transaction {
  const plain = saleOf({ kind: 'order', day: 4, amount: decimal(amount), seller: 'ana' }, code);
  return { ...plain, ...more };
}

export function creditedTo(payee: string, transaction: Transaction, share = '1'): Credit {
  const whole = creditOf(payee, transaction);
  const { value, currency } = transaction.amount;
  const ratio = percentage(share);
  const amount = {
    value: { unscaled: value.unscaled * ratio.unscaled, scale: value.scale + ratio.scale },
    currency,
  };
  return { ...whole, share: ratio, amount };
}

/** A quarterly plan in euros of these measures; other keys of the plan as `more` says. */
export function planMeasuring(measures: readonly object[], more: object = {}): Plan {
  const parsed = parsePlan({
    format: 'cordee-plan/1',
    code: 'test',
    name: 'Test',
    version: '1',
    semantics: 1,
    currency: 'EUR',
    calendar: 'civil',
    grain: 'quarter',
    ...more,
    measures: [{ code: 'paid', base: 'order_intake', aggregation: 'amount' }, ...measures.map(withDefaults)],
    components: [{ code: 'c0', type: 'percentage_of_measure', args: { measure: 'paid', rate: '0.1' } }],
  });
  invariant(parsed.ok, 'an invented plan is accepted', { refusals: parsed.ok ? [] : parsed.refusal });
  return parsed.value;
}

function withDefaults(written: object): object {
  return { code: 'm', base: 'order_intake', aggregation: 'amount', ...written };
}

type Told = Omit<MeasureFacts, 'period' | 'credits'> & {
  readonly period?: Period;
  readonly plan?: object;
};

/** What ana's measure comes to: its number, "30 / 4" where it is divided, the code of its issue, or nothing. */
export function measured(written: object, credits: readonly Credit[], told: Told = {}): string {
  const { plan = {}, ...facts } = told;
  const values = measurePlan(planMeasuring([written], plan), { period: QUARTER, credits, ...facts });
  const [value] = values.filter(({ payee, measure }) => payee === idOf('ana') && measure === 'm');
  if (value === undefined) return 'nothing';
  if (value.issue !== null) return value.issue.code.replace('compensation.', '');
  const total = textOf(value.total);
  return value.over === null ? total : `${total} / ${textOf(value.over.total)}`;
}

function textOf(value: Parameters<typeof numberOf>[0]): string {
  const number = numberOf(value);
  return number === null ? '' : decimalText(withoutTrailingZeros(number));
}

export const on = (date: string) => ({ date: plainDate(date) });
