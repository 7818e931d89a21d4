import {
  decimal,
  decimalText,
  evaluateExplanation,
  minus,
  numberOf,
  sumDecimals,
  ZERO,
} from '@cordee/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EUR, idOf } from '../whole-plan.test-support.ts';
import { comparePaid, paidIn } from './compare-paid.ts';
import type { CalculatedPay, PaidLine } from './compare-paid.ts';

const RUNS = { numRuns: 2_000, seed: 20_261_121 };
const codes = ['ana', 'bo', 'cleo', 'dan', 'eve'];
const cents = (max: number) =>
  fc.integer({ min: -max, max }).map((value) => ({ unscaled: BigInt(value), scale: 2 }));
const paidLine: fc.Arbitrary<PaidLine> = fc.record({
  payee: fc.constantFrom(...codes).map(idOf),
  amount: cents(900_000),
  corrected: fc.option(cents(900_000)),
  outside: fc.option(cents(90_000)),
  base: fc.option(cents(90_000_000)),
  rate: fc.constant(null),
  place: fc.constant({ line: 3 }),
});
const calculatedPay: fc.Arbitrary<CalculatedPay> = fc.record({
  payee: fc.constantFrom(...codes).map(idOf),
  name: fc.constant('someone'),
  paid: cents(900_000),
  measured: fc.option(cents(90_000_000)),
  saleCount: fc.integer({ min: 0, max: 50 }),
  daysHeld: fc.integer({ min: 0, max: 365 }),
  days: fc.constant(365),
  issueCount: fc.integer({ min: 0, max: 1 }),
});

it('leaves no difference without its causes, and no cause that does not sum to it', () => {
  fc.assert(
    fc.property(
      fc.array(paidLine, { maxLength: 8 }),
      fc.uniqueArray(calculatedPay, { maxLength: 5, selector: ({ payee }) => payee }),
      (paid, calculated) => {
        const { lines, totals } = comparePaid(paid, calculated, EUR);
        for (const line of lines) {
          const difference = minus(line.paid ?? ZERO, line.calculated ?? ZERO);
          const parts = sumDecimals(line.causes.map(({ part }) => part));
          const explained = line.explanation === null ? ZERO : numberIn(line.explanation);
          if (minus(parts, difference).unscaled !== 0n || minus(explained, difference).unscaled !== 0n)
            return false;
          if ((difference.unscaled === 0n) !== (parts.unscaled === 0n)) return false;
        }
        const told = totals.equalCount + totals.byCause.reduce((sum, { count }) => sum + count, 0);
        const sums = sumDecimals(totals.byCause.map(({ sum }) => sum));
        const all = minus(sumDecimals(paid.map(paidIn)), sumDecimals(calculated.map((each) => each.paid)));
        return told === lines.length && minus(sums, all).unscaled === 0n;
      },
    ),
    RUNS,
  );
});

function numberIn(explanation: Parameters<typeof evaluateExplanation>[0]) {
  const value = evaluateExplanation(explanation);
  return (value.ok ? numberOf(value.value) : null) ?? ZERO;
}

describe('a file of whole euros at 1.2 % of what was signed', () => {
  const line = (code: string, base: string, amount: string, more: Partial<PaidLine> = {}): PaidLine => ({
    payee: idOf(code),
    amount: decimal(amount),
    corrected: null,
    outside: null,
    base: decimal(base),
    rate: null,
    place: {},
    ...more,
  });
  const pay = (
    code: string,
    measured: string,
    paid: string,
    more: Partial<CalculatedPay> = {},
  ): CalculatedPay => ({
    payee: idOf(code),
    name: code,
    paid: decimal(paid),
    measured: decimal(measured),
    saleCount: 4,
    daysHeld: 365,
    days: 365,
    issueCount: 0,
    ...more,
  });
  const rest = [
    line('x', '50000', '600'),
    line('y', '60000', '720'),
    line('z', '70000', '840'),
    line('w', '80000', '960'),
  ];
  const paysOfRest = [
    pay('x', '50000', '600'),
    pay('y', '60000', '720'),
    pay('z', '70000', '840'),
    pay('w', '80000', '960'),
  ];
  const causesWith = (paid: PaidLine[], calculated: CalculatedPay[]) => {
    const { lines, habits } = comparePaid([...paid, ...rest], [...calculated, ...paysOfRest], EUR);
    expect(habits).toMatchObject({ rate: decimal('0.0120'), isWhole: true });
    const own = lines.find(({ payee }) => payee === idOf('ana'));
    return own?.causes.map(({ cause, part }) => [cause, decimalText(part)]);
  };

  it('is equal to the cent where nothing differs', () => {
    expect(comparePaid(rest, paysOfRest, EUR).totals).toMatchObject({ equalCount: 4, byCause: [] });
  });

  it('tells rounding, sales of one side, another rate, and all three at once', () => {
    expect(causesWith([line('ana', '100033', '1200')], [pay('ana', '100033.40', '1200.40')])).toEqual([
      ['rounding', '-0.40'],
    ]);
    expect(causesWith([line('ana', '100000', '1200')], [pay('ana', '90000', '1080.00')])).toEqual([
      ['missing_transaction', '120.0000'],
    ]);
    expect(causesWith([line('ana', '100000', '1200')], [pay('ana', '100000', '3000.00')])).toEqual([
      ['other_rate', '-1800.0000'],
    ]);
    expect(causesWith([line('ana', '100000', '1200')], [pay('ana', '90000.50', '2700.01')])).toEqual([
      ['missing_transaction', '119.994000'],
      ['other_rate', '-1620.004000'],
    ]);
  });

  it('tells a correction by hand and one outside the period', () => {
    const corrected = line('ana', '100000', '1200', {
      corrected: decimal('1350'),
      outside: decimal('-1234'),
    });
    expect(causesWith([corrected], [pay('ana', '100000', '1200.00')])).toEqual([
      ['outside_period', '-1234'],
      ['correction', '150'],
    ]);
  });

  it('tells a sum paid on two sheets, and a line that cannot be read', () => {
    const twice = line('ana', '100000', '1200');
    expect(
      causesWith([twice, { ...twice, outside: decimal('-50') }], [pay('ana', '100000', '1200.00')]),
    ).toEqual([
      ['outside_period', '-50'],
      ['paid_twice', '1200'],
    ]);
    const unread = comparePaid([], [pay('ana', '1', '3.00')], EUR, new Set([idOf('ana')]));
    expect(unread.lines.map(({ mainCause }) => mainCause)).toEqual(['not_read']);
  });

  it('tells days not held, where one side is their share of the other', () => {
    const joined = pay('ana', '40000', '1460.00', { daysHeld: 73 });
    expect(causesWith([line('ana', '99999', '292')], [joined])).toEqual([['proration', '-1168.00']]);
  });

  it('says unknown where nothing shows why, and who is on one side alone', () => {
    expect(causesWith([line('ana', '100000', '2345')], [pay('ana', '100000', '1200.00')])).toEqual([
      ['unknown', '1145.00'],
    ]);
    expect(causesWith([line('ana', '100000', '1200')], [])).toEqual([['not_in_plan', '1200']]);
    expect(causesWith([], [pay('ana', '100000', '1200.00')])).toEqual([['not_in_file', '-1200.00']]);
    expect(causesWith([line('ana', '1', '5000')], [pay('ana', '9', '0', { issueCount: 1 })])).toEqual([
      ['not_calculated', '5000'],
    ]);
  });
});
