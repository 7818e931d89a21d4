import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareDecimals,
  decimal,
  decimalText,
  equalDecimals,
  isNegative,
  isZero,
  maxDecimal,
  minDecimal,
  minus,
  negated,
  parseDecimal,
  plus,
  sumDecimals,
  times,
  withoutTrailingZeros,
} from './decimal.ts';
import { InvariantError } from './invariant.ts';
import { anyDecimal, KERNEL_RUNS, rationalOf, sameRational } from './rational.test-support.ts';

describe('a decimal', () => {
  it('keeps the scale it came with', () => {
    expect(decimalText(decimal('-1234.5600'))).toBe('-1234.5600');
    expect(decimalText(plus(decimal('1.5'), decimal('0.50')))).toBe('2.00');
  });

  it.each(['', ' 1', '1 234', '1,5', '01', '.5', '5.', '1e3', '+1', '--1', 'NaN', '9'.repeat(101)])(
    'refuses %j, which is not canonical',
    (text) => {
      expect(parseDecimal(text)).toMatchObject({ ok: false, refusal: { code: 'kernel.decimal_invalid' } });
    },
  );

  it('throws on a constant that is not canonical', () => {
    expect(() => decimal('1,5')).toThrow(InvariantError);
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(anyDecimal, (value) => {
        expect(decimal(decimalText(value))).toEqual(value);
      }),
      { numRuns: KERNEL_RUNS / 10 },
    );
  });

  it('adds, subtracts, multiplies and compares as exact fractions do (K)', () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (a, b) => {
        const [p, q] = [rationalOf(a), rationalOf(b)];
        const sum = { top: p.top * q.bottom + q.top * p.bottom, bottom: p.bottom * q.bottom };
        const difference = { top: p.top * q.bottom - q.top * p.bottom, bottom: p.bottom * q.bottom };
        const product = { top: p.top * q.top, bottom: p.bottom * q.bottom };
        const order = difference.top === 0n ? 0 : difference.top < 0n ? -1 : 1;
        return (
          sameRational(rationalOf(plus(a, b)), sum) &&
          sameRational(rationalOf(minus(a, b)), difference) &&
          sameRational(rationalOf(times(a, b)), product) &&
          compareDecimals(a, b) === order
        );
      }),
      { numRuns: KERNEL_RUNS },
    );
  });

  it('sums a list to the same value in any order', () => {
    fc.assert(
      fc.property(fc.array(anyDecimal), (values) =>
        equalDecimals(sumDecimals(values), sumDecimals(values.toReversed())),
      ),
      { numRuns: KERNEL_RUNS / 10 },
    );
    expect(isZero(sumDecimals([]))).toBe(true);
  });

  it('takes the smaller and the larger, and the other sign', () => {
    expect(minDecimal(decimal('1.0'), decimal('2'))).toEqual(decimal('1.0'));
    expect(maxDecimal(decimal('1.0'), decimal('2'))).toEqual(decimal('2'));
    expect(isNegative(negated(decimal('0.01')))).toBe(true);
    expect(isNegative(negated(decimal('0')))).toBe(false);
  });

  it('drops trailing zeros only after the point', () => {
    expect(decimalText(withoutTrailingZeros(decimal('100.500')))).toBe('100.5');
    expect(decimalText(withoutTrailingZeros(decimal('100.00')))).toBe('100');
  });
});
