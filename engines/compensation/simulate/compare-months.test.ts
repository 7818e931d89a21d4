import { decimal, decimalText, minus, sumDecimals } from '@cordee/kernel';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { idOf } from '../whole-plan.test-support.ts';
import { compareMonths } from './compare-months.ts';

const [ana, bo] = [idOf('ana'), idOf('bo')];
const sale = (payee: typeof ana, month: string, amount: string) => ({
  payee,
  month,
  amount: decimal(amount),
});
const counted = (payee: typeof ana, month: string, amount: string, saleCount: number) => ({
  ...sale(payee, month, amount),
  saleCount,
});

it('names the month in which the two sides part, with the people who differ and by how much', () => {
  const file = [sale(ana, '2025-01', '1200'), sale(bo, '2025-01', '500'), sale(ana, '2025-02', '800')];
  const plan = [
    counted(ana, '2025-01', '1200.40', 1),
    counted(bo, '2025-01', '500', 2),
    counted(ana, '2025-02', '300', 1),
  ];
  const told = compareMonths(file, plan, true).map(({ month, difference, equalCount, differentCount }) => [
    month,
    decimalText(difference),
    equalCount,
    differentCount,
  ]);
  expect(told).toEqual([
    ['2025-01', '-0.40', 2, 0],
    ['2025-02', '500', 0, 1],
  ]);
});

it('takes half a unit a sale for equal only where the file writes no cents', () => {
  const [exact] = compareMonths([sale(ana, '2025-01', '10')], [counted(ana, '2025-01', '10.50', 1)], false);
  const [whole] = compareMonths([sale(ana, '2025-01', '10')], [counted(ana, '2025-01', '10.50', 1)], true);
  expect([exact?.equalCount, whole?.equalCount]).toEqual([0, 1]);
});

it('counts a person of one side alone as different, and nobody twice', () => {
  const [month] = compareMonths([sale(ana, '2025-01', '10')], [counted(bo, '2025-01', '10', 1)], true);
  expect(month).toMatchObject({ equalCount: 0, differentCount: 2 });
});

it('loses nothing: the months sum to both sides, and each person of a month is equal or different', () => {
  const sales = fc.array(
    fc.record({
      payee: fc.constantFrom(ana, bo),
      month: fc.constantFrom('2025-01', '2025-02', '2025-03'),
      amount: fc
        .integer({ min: -90_000, max: 90_000 })
        .map((cents) => ({ unscaled: BigInt(cents), scale: 2 })),
      saleCount: fc.integer({ min: 1, max: 9 }),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(sales, sales, fc.boolean(), (file, plan, isWhole) => {
      const months = compareMonths(file, plan, isWhole);
      const sum = sumDecimals(months.map(({ difference }) => difference));
      const all = minus(
        sumDecimals(file.map(({ amount }) => amount)),
        sumDecimals(plan.map(({ amount }) => amount)),
      );
      const people = new Set([...file, ...plan].map(({ payee, month }) => `${payee} ${month}`)).size;
      const told = months.reduce((count, each) => count + each.equalCount + each.differentCount, 0);
      return minus(sum, all).unscaled === 0n && told === people;
    }),
    { numRuns: 500, seed: 20_261_122 },
  );
});
