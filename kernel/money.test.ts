import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocateByLargestRemainder } from './allocation.ts';
import {
  amount,
  amountText,
  compareAmounts,
  minusAmounts,
  negatedAmount,
  plusAmounts,
  sumAmounts,
  timesDecimal,
} from './amount.ts';
import { currency, minorUnits, parseCurrency } from './currency.ts';
import { decimal } from './decimal.ts';
import { minusMoney, moneyText, plusMoney, sumMoney, toAmount, toPayable, trueUp } from './money.ts';
import type { Money } from './money.ts';
import { percentage, percentageText } from './percentage.ts';
import { KERNEL_RUNS } from './rational.test-support.ts';

const EUR = currency('EUR');
const euros = (minor: bigint): Money => ({ minor, currency: EUR });
const anyMinor = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });
const anyWeights = fc
  .array(
    fc.record({ unscaled: fc.bigInt({ min: 0n, max: 10n ** 9n }), scale: fc.integer({ min: 0, max: 6 }) }),
    { minLength: 1 },
  )
  .filter((weights) => weights.some(({ unscaled }) => unscaled > 0n));

describe('an amount', () => {
  it('keeps the digits of its source until a named rounding', () => {
    const commission = timesDecimal(amount('140333.3300', 'EUR'), decimal('0.03'));
    expect(amountText(commission)).toBe('4209.999900');
    expect(moneyText(toPayable(commission, 'half-even'))).toBe('4210.00');
  });

  it('never meets another currency', () => {
    const [euro, dollar] = [amount('1', 'EUR'), amount('1', 'USD')];
    expect(() => plusAmounts(euro, dollar)).toThrow('two currencies');
    expect(() => minusAmounts(euro, dollar)).toThrow('two currencies');
    expect(() => compareAmounts(euro, dollar)).toThrow('two currencies');
    expect(() => sumAmounts([euro, dollar], EUR)).toThrow('two currencies');
  });

  it('cancels with its reversal', () => {
    const sale = amount('199.9900', 'EUR');
    expect(amountText(sumAmounts([sale, negatedAmount(sale)], EUR))).toBe('0.0000');
  });

  it('is zero when nothing is summed', () => {
    expect(amountText(sumAmounts([], EUR))).toBe('0');
  });
});

describe('payable money', () => {
  it('has the minor unit of its currency', () => {
    expect(moneyText(toPayable(amount('12.345', 'EUR'), 'half-even'))).toBe('12.34');
    expect(moneyText(toPayable(amount('12.5', 'JPY'), 'half-even'))).toBe('12');
    expect(moneyText(toPayable(amount('12.3456', 'TND'), 'half-up'))).toBe('12.346');
    expect(minorUnits(currency('CLF'))).toBe(4);
  });

  it('goes back to an amount without loss', () => {
    expect(amountText(toAmount(euros(-5n)))).toBe('-0.05');
  });

  it('adds and subtracts within one currency', () => {
    expect(plusMoney(euros(5n), euros(7n))).toEqual(euros(12n));
    expect(minusMoney(euros(5n), euros(7n))).toEqual(euros(-2n));
    expect(() => sumMoney([euros(1n), { minor: 1n, currency: currency('USD') }], EUR)).toThrow(
      'two currencies',
    );
  });

  it('sums to the year when each period is trued up, however each was rounded', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), { minLength: 1, maxLength: 12 }),
        (months) => {
          const yearExact = {
            value: { unscaled: months.reduce((a, b) => a + b, 0n), scale: 5 },
            currency: EUR,
          };
          let paid = euros(0n);
          months.forEach((_, index) => {
            const toDate = months.slice(0, index + 1).reduce((a, b) => a + b, 0n);
            const due = toPayable({ value: { unscaled: toDate, scale: 5 }, currency: EUR }, 'half-even');
            paid = plusMoney(paid, trueUp(due, paid));
          });
          expect(paid).toEqual(toPayable(yearExact, 'half-even'));
        },
      ),
      { numRuns: KERNEL_RUNS / 10 },
    );
  });
});

describe('an allocation by largest remainder', () => {
  it('gives the left-over cent to the earlier of equal weights', () => {
    const parts = allocateByLargestRemainder(euros(100n), ['1', '1', '1'].map(decimal));
    expect(parts).toEqual([34n, 33n, 33n].map(euros));
  });

  it('sums to the total, each part within one cent of its exact share', () => {
    fc.assert(
      fc.property(anyMinor, anyWeights, (minor, weights) => {
        const parts = allocateByLargestRemainder(euros(minor), weights);
        const shares = weights.map(({ unscaled, scale }) => unscaled * 10n ** BigInt(6 - scale));
        const all = shares.reduce((a, b) => a + b, 0n);
        expect(sumMoney(parts, EUR)).toEqual(euros(minor));
        parts.forEach((part, index) => {
          const off = part.minor * all - minor * (shares[index] ?? 0n);
          expect(off < all && off > -all).toBe(true);
        });
      }),
      { numRuns: KERNEL_RUNS / 4 },
    );
  });

  it('refuses weights that are all zero or negative', () => {
    expect(() => allocateByLargestRemainder(euros(1n), [decimal('0')])).toThrow('weight above zero');
    expect(() => allocateByLargestRemainder(euros(1n), [])).toThrow('weight above zero');
    expect(() => allocateByLargestRemainder(euros(1n), ['2', '-1'].map(decimal))).toThrow('never negative');
  });
});

describe('a code or a rate', () => {
  it('refuses what is not a currency', () => {
    expect(parseCurrency('eur')).toMatchObject({ ok: false, refusal: { code: 'kernel.currency_invalid' } });
    expect(() => currency('EURO')).toThrow('not a currency code');
  });

  it('keeps a percentage as its ratio', () => {
    expect(percentageText(percentage('0.03'))).toBe('0.03');
  });
});
