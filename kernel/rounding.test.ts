import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, decimalText } from './decimal.ts';
import type { Decimal } from './decimal.ts';
import { anyDecimal, KERNEL_RUNS, rationalOf } from './rational.test-support.ts';
import type { Rational } from './rational.test-support.ts';
import { dividedBy, rounded, ROUNDINGS } from './rounding.ts';
import type { Rounding } from './rounding.ts';

const anyRounding = fc.constantFrom(...ROUNDINGS);
const anyScale = fc.integer({ min: 0, max: 8 });

/** Rounds a fraction by comparing it with its two neighbours, instead of by quotient and remainder. */
function neighbourOf(value: Rational, scale: number, rounding: Rounding): bigint {
  const bottom = value.bottom < 0n ? -value.bottom : value.bottom;
  const top = (value.bottom < 0n ? -value.top : value.top) * 10n ** BigInt(scale);
  const truncated = top / bottom;
  const below = truncated * bottom > top ? truncated - 1n : truncated;
  if (below * bottom === top) return below;
  const above = below + 1n;
  const [toBelow, toAbove] = [top - below * bottom, above * bottom - top];
  const isPositive = top > 0n;
  const ties: Record<Rounding, bigint> = {
    'half-even': below % 2n === 0n ? below : above,
    'half-up': isPositive ? above : below,
    'half-down': isPositive ? below : above,
    up: isPositive ? above : below,
    down: isPositive ? below : above,
    ceiling: above,
    floor: below,
  };
  if (!rounding.startsWith('half') || toBelow === toAbove) return ties[rounding];
  return toBelow < toAbove ? below : above;
}

describe('rounding', () => {
  it.each([
    ['half-even', '2', '-2', '4'],
    ['half-up', '3', '-3', '4'],
    ['half-down', '2', '-2', '3'],
    ['up', '3', '-3', '4'],
    ['down', '2', '-2', '3'],
    ['ceiling', '3', '-2', '4'],
    ['floor', '2', '-3', '3'],
  ] as const)('%s takes 2.5 to %s, -2.5 to %s and 3.5 to %s', (rounding, plusHalf, minusHalf, oddHalf) => {
    const toWhole = (text: string) => decimalText(rounded(decimal(text), { scale: 0, rounding }));
    expect([toWhole('2.5'), toWhole('-2.5'), toWhole('3.5')]).toEqual([plusHalf, minusHalf, oddHalf]);
  });

  it('adds digits without changing the value', () => {
    expect(decimalText(rounded(decimal('2.3'), { scale: 2, rounding: 'half-even' }))).toBe('2.30');
  });

  it('rounds as exact fractions do, in every mode (K)', () => {
    fc.assert(
      fc.property(anyDecimal, anyScale, anyRounding, (value, scale, rounding) => {
        expect(rounded(value, { scale, rounding })).toEqual({
          unscaled: neighbourOf(rationalOf(value), scale, rounding),
          scale,
        });
      }),
      { numRuns: KERNEL_RUNS },
    );
  });

  it('divides as exact fractions do, in every mode (K)', () => {
    const divisor = anyDecimal.filter(({ unscaled }) => unscaled !== 0n);
    fc.assert(
      fc.property(anyDecimal, divisor, anyScale, anyRounding, (a, b, scale, rounding) => {
        const expected: Decimal = {
          unscaled: neighbourOf(quotient(rationalOf(a), rationalOf(b)), scale, rounding),
          scale,
        };
        expect(dividedBy(a, b, { scale, rounding })).toEqual(expected);
      }),
      { numRuns: KERNEL_RUNS },
    );
  });

  it('refuses to divide by zero', () => {
    expect(() => dividedBy(decimal('1'), decimal('0.00'), { scale: 2, rounding: 'half-even' })).toThrow(
      'division by zero',
    );
  });
});

const quotient = (a: Rational, b: Rational): Rational => ({
  top: a.top * b.bottom,
  bottom: a.bottom * b.top,
});
