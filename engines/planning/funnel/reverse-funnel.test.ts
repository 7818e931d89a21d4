import {
  amount,
  compareDecimals,
  decimal,
  decimalText,
  evaluateExplanation,
  numberOf,
  valueOf,
  ZERO,
} from '@cordee/kernel';
import type { StepNode } from '@cordee/kernel';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { conversionFor, reverseFunnel, revenueOf, type Funnel } from './reverse-funnel.ts';

const funnel: Funnel = {
  kinds: [
    { code: 'meeting', hours: decimal('2') },
    { code: 'proposal', hours: decimal('4') },
    { code: 'deal', hours: decimal('3') },
  ],
  rates: [decimal('0.5'), decimal('0.25')],
  basket: amount('20000', 'EUR'),
};
const time = { hoursPerDay: decimal('7'), daysWorked: decimal('30') };
const euros = (text: string) => amount(text, 'EUR');
const textOf = (node: StepNode) => decimalText(numberOf(valueOf(node)) ?? ZERO);

it('goes back from revenue to deals, proposals and meetings, and ends in days', () => {
  const effort = reverseFunnel(funnel, euros('100000'), time);
  if (!effort.ok) throw new Error(effort.refusal.code);
  const { activities, days } = effort.value;
  expect(activities.map(({ code, needed }) => [code, textOf(needed)])).toEqual([
    ['meeting', '40'],
    ['proposal', '20'],
    ['deal', '5'],
  ]);
  // 80 + 80 + 15 hours of 7 a day.
  expect(textOf(days)).toBe('25.00');
  for (const node of [days, ...activities.map(({ needed }) => needed)])
    expect(evaluateExplanation(node)).toEqual({ ok: true, value: node.value });
});

it('refuses more days than are worked, with both figures, and a funnel that is none', () => {
  const codeOf = (of: Funnel, revenue: string) => {
    const effort = reverseFunnel(of, euros(revenue), time);
    return effort.ok ? '' : effort.refusal;
  };
  expect(codeOf(funnel, '200000')).toMatchObject({
    code: 'planning.more_days_than_worked',
    args: { days: '50.00', worked: '30' },
  });
  const broken: readonly Partial<Funnel>[] = [
    { rates: [decimal('0.5')] },
    { rates: [decimal('0'), decimal('0.25')] },
    { rates: [decimal('1.1'), decimal('0.25')] },
    { basket: euros('0') },
    { kinds: [] },
  ];
  for (const part of broken)
    expect(codeOf({ ...funnel, ...part }, '1000')).toMatchObject({ code: 'planning.funnel_invalid' });
});

it('is one equation: any two of revenue, activities and conversion give the third', () => {
  const rate = fc.integer({ min: 1, max: 100 }).map((each) => decimal((each / 100).toFixed(2)));
  fc.assert(
    fc.property(rate, rate, fc.integer({ min: 1, max: 500 }), (first, second, count) => {
      const own = { ...funnel, rates: [first, second] };
      const revenue = revenueOf(own, decimal(String(count)));
      if (!revenue.ok || revenue.value.value.kind !== 'amount') throw new Error('revenue');
      const { amount: brought } = revenue.value.value;
      const conversion = conversionFor(own, brought, decimal(String(count)));
      if (!conversion.ok) throw new Error(conversion.refusal.code);
      const product = (Number(decimalText(first)) * Number(decimalText(second))).toFixed(6);
      expect(Math.abs(Number(textOf(conversion.value)) - Number(product))).toBeLessThanOrEqual(1e-6);
      const back = reverseFunnel(own, brought, { ...time, daysWorked: decimal('1000000') });
      if (!back.ok) throw new Error(back.refusal.code);
      const needed = numberOf(valueOf(back.value.activities[0]!.needed)) ?? ZERO;
      expect(compareDecimals(needed, decimal(String(count)))).toBeGreaterThanOrEqual(0);
      expect(compareDecimals(needed, decimal(String(count + 1)))).toBeLessThanOrEqual(0);
    }),
    { numRuns: 300 },
  );
  const impossible = conversionFor(funnel, euros('100000'), decimal('4'));
  expect(impossible).toMatchObject({ ok: false, refusal: { code: 'planning.conversion_over_one' } });
});
