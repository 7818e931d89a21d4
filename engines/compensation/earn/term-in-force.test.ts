import { civilCalendar, currency, decimal, percentage, periodByCode, plainDate } from '@cordee/kernel';
import { expect, it } from 'vitest';
import type { PayeeTerm } from './payee-input.ts';
import { termDays, termsInForce } from './term-in-force.ts';

function term(value: string, from?: string, code = 'target_incentive'): PayeeTerm {
  return {
    code,
    ...(from === undefined ? {} : { effectiveFrom: plainDate(from) }),
    value: { kind: 'amount', amount: { value: decimal(value), currency: currency('EUR') } },
    place: {},
  };
}

function month(code: string) {
  const period = periodByCode(civilCalendar, code);
  if (!period.ok) throw new Error(code);
  return period.value;
}

const raised = [term('24000', '2026-06-01'), term('20000'), term('1', '2026-06-10', 'other')];
const valuesIn = (code: string, terms: readonly PayeeTerm[] = raised) =>
  termsInForce({ terms, period: month(code) }, 'target_incentive').map(({ value }) =>
    value.kind === 'amount' ? value.amount.value.unscaled : percentage('0'),
  );
const daysOver = (code: string, over: 'period' | 'year') =>
  termDays({ terms: raised, period: month(code) }, 'target_incentive', over).map(
    ({ from, to }) => `${from.toString()} ${to.toString()}`,
  );

it('is the value at the end of the period, whatever comes later', () => {
  expect(valuesIn('2026-05')).toEqual([20000n]);
  expect(valuesIn('2026-06')).toEqual([24000n]);
  expect(valuesIn('2026-06', [term('1', '2026-06-01'), term('2', '2026-06-01')])).toEqual([1n, 2n]);
  expect(valuesIn('2026-05', [term('1', '2026-06-01')])).toEqual([]);
});

it('divides the year into the days of each value known so far', () => {
  expect(daysOver('2026-05', 'year')).toEqual(['2026-01-01 2027-01-01']);
  expect(daysOver('2026-07', 'year')).toEqual(['2026-01-01 2026-06-01', '2026-06-01 2027-01-01']);
  expect(daysOver('2026-07', 'period')).toEqual(['2026-07-01 2026-08-01']);
});

it('leaves out the days before the first value', () => {
  const hired = { terms: [term('9', '2026-03-11')], period: month('2026-03') };
  expect(termDays(hired, 'target_incentive', 'period').map(({ from }) => from.toString())).toEqual([
    '2026-03-11',
  ]);
});
