import { expect, it } from 'vitest';
import { currency, decimal, entityId, plainDate } from '@cordee/kernel';
import { UNSAID, type Transaction } from '@cordee/engine-compensation';
import { findStops, type BreakerFacts } from './breaker.ts';
import { linesTogether, summariseLines, summariseSales, type BreakerLine } from './breaker-summaries.ts';
import { reviewSetting } from '../setting/pay-settings.ts';

const EUR = currency('EUR');
const payee = (index: number) => entityId(`00000000-0000-8000-8000-${String(index).padStart(12, '0')}`);
const line = (index: number, measured: string, earned: string) => ({
  payeeId: payee(index),
  kind: 'component' as const,
  component: 'commission',
  measured,
  earned,
  issue: null,
});
const sale = (index: number, more: Partial<Transaction> = {}): Transaction => ({
  ...UNSAID,
  source: 'erp',
  code: `F${index}`,
  kind: 'invoice',
  date: plainDate('2026-02-10'),
  amount: { value: decimal('1000'), currency: EUR },
  seller: payee(index),
  product: null,
  channel: null,
  origin: null,
  place: {},
  ...more,
});
const ten = Array.from({ length: 10 }, (_, index) => index);
type Lists = Pick<BreakerFacts, 'currency'> & {
  readonly sales: readonly Transaction[];
  readonly lines: readonly BreakerLine[];
  readonly before: readonly BreakerLine[];
};
const healthy: Lists = {
  currency: EUR,
  sales: ten.map((index) => sale(index)),
  lines: ten.map((index) => line(index, '1000', '30')),
  before: ten.map((index) => line(index, '900', '27')),
};
const summarised = (facts: Partial<Lists>): BreakerFacts => {
  const { currency: unit, sales, lines, before } = { ...healthy, ...facts };
  const [now, then] = [summariseLines(lines), summariseLines(before)];
  return { currency: unit, sales: summariseSales(sales), lines: now, before: then };
};
const codes = (facts: Partial<Lists>) =>
  findStops(summarised(facts), reviewSetting.fallback).map(({ code }) => code);

it('lets a run pass that is like the one before, and a first one', () => {
  expect([codes({}), codes({ before: [] })]).toEqual([[], []]);
});

it('stops ten times the rate, and five times, but not a month of ten times the sales', () => {
  const paying = (earned: string, measured = '1000') => ten.map((index) => line(index, measured, earned));
  expect(codes({ lines: paying('300') })).toEqual(['rate_times']);
  expect(codes({ lines: paying('150') })).toEqual(['rate_times']);
  expect(codes({ lines: paying('149.99') })).toEqual([]);
  expect(codes({ lines: paying('300', '10000') })).toEqual([]);
});

it('stops a feed that came twice under two names, not two sales that are alike', () => {
  expect(
    codes({ sales: [...healthy.sales, ...ten.map((index) => sale(index, { source: 'erp export' }))] }),
  ).toEqual(['double_feed']);
  expect(codes({ sales: [...healthy.sales, sale(0, { code: 'F0 bis' })] })).toEqual([]);
});

it('stops a tenth of the sales in another currency', () => {
  const foreign = { amount: { value: decimal('1000'), currency: currency('USD') } };
  expect(codes({ sales: [...healthy.sales.slice(1), sale(0, foreign)] })).toEqual(['wrong_currency']);
});

it('stops when three of ten sellers are missing, not when two are', () => {
  const without = (count: number) => ({
    sales: healthy.sales.slice(count),
    lines: ten.map((index) => line(index, index < count ? '0' : '1000', index < count ? '0' : '30')),
  });
  expect([codes(without(3)), codes(without(2))]).toEqual([['sellers_missing'], []]);
});

it('is told the same of lines that are summarised slice by slice', () => {
  const corrected = { ...line(3, '5', '-1'), kind: 'correction' as const };
  const lines = [...healthy.lines, { ...line(4, '-9', '0'), issue: 'x' }, corrected];
  const slices = [lines.slice(0, 4), lines.slice(4, 9), lines.slice(9), []].map(summariseLines);
  expect(linesTogether(slices)).toEqual(summariseLines(lines));
});
