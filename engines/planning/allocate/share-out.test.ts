import fc from 'fast-check';
import { expect, it } from 'vitest';
import { portion } from './portion.ts';
import { shareOut } from './share-out.ts';

const parts = (total: number, weights: number[], lower?: number[], upper?: number[]) => {
  const bounds = lower === undefined ? undefined : { lower, upper: upper ?? weights.map(() => Infinity) };
  const shared = shareOut(total, weights, bounds);
  return shared === null ? null : [...shared.parts];
};

it('gives the units left to the largest remainders, the earlier first on a tie', () => {
  expect(parts(100, [1, 1, 1])).toEqual([34, 33, 33]);
  expect(parts(10, [5, 3, 1])).toEqual([6, 3, 1]);
  expect(parts(0, [0, 0])).toEqual([0, 0]);
});

it('holds whoever would pass a bound, and divides the rest among the others', () => {
  expect(parts(10, [1, 1, 2], [0, 0, 0], [Infinity, Infinity, 3])).toEqual([4, 3, 3]);
  expect(parts(10, [1, 1, 2], [6, 0, 0])).toEqual([6, 1, 3]);
  expect(parts(12, [1, 1, 1], [8, 0, 0], [8, 1, Infinity])).toEqual([8, 1, 3]);
});

it('says so where the bounds leave no way, or nobody has a weight', () => {
  expect(parts(10, [1, 1], [6, 6])).toBeNull();
  expect(parts(10, [1, 1], [0, 0], [4, 4])).toBeNull();
  expect(parts(1, [0, 0])).toBeNull();
  expect(parts(10, [1, 0], [0, 0], [4, Infinity])).toBeNull();
});

it('multiplies exactly past 2^53', () => {
  const [total, part, whole] = [9_007_199_254_740_991, 123_456_789_012_345, 999_999_999_999_999];
  const { quotient, remainder } = portion(total, part, whole);
  expect(BigInt(quotient) * BigInt(whole) + BigInt(remainder)).toBe(BigInt(total) * BigInt(part));
});

const anyShares = fc.integer({ min: 1, max: 9 }).chain((count) =>
  fc.record({
    total: fc.nat(2000),
    weights: fc.array(fc.nat(50), { minLength: count, maxLength: count }),
    lower: fc.array(fc.nat(60), { minLength: count, maxLength: count }),
    spread: fc.array(fc.oneof(fc.nat(300), fc.constant(Infinity)), { minLength: count, maxLength: count }),
    factor: fc.integer({ min: 2, max: 1000 }),
  }),
);

it('sums to the whole within bounds, or there is no way; a common factor of the weights changes nothing', () => {
  fc.assert(
    fc.property(anyShares, ({ total, weights, lower, spread, factor }) => {
      const upper = lower.map((low, index) => low + spread[index]!);
      const shared = parts(total, weights, lower, upper);
      expect(
        parts(
          total,
          weights.map((weight) => weight * factor),
          lower,
          upper,
        ),
      ).toEqual(shared);
      if (shared === null) {
        // Only who has a weight takes more than asked.
        const most = upper.reduce(
          (sum, high, index) => sum + (weights[index] === 0 ? lower[index]! : high),
          0,
        );
        return total < lower.reduce((sum, low) => sum + low, 0) || total > most;
      }
      return (
        shared.reduce((sum, part) => sum + part, 0) === total &&
        shared.every((part, index) => part >= lower[index]! && part <= upper[index]!)
      );
    }),
    { numRuns: 2000 },
  );
});

it('stays within one unit of proportion for all who are at no bound', () => {
  fc.assert(
    fc.property(anyShares, ({ total, weights, lower, spread }) => {
      const upper = lower.map((low, index) => low + spread[index]!);
      const shared = shareOut(total, weights, { lower, upper });
      if (shared === null) return;
      const free = weights.flatMap((weight, index) =>
        shared.isFixed[index] === 1 ? [] : [[weight, shared.parts[index]!]],
      );
      const [weight, rest] = [0, 1].map((column) => free.reduce((sum, each) => sum + each[column]!, 0));
      for (const [own, part] of free)
        expect(Math.abs(part! * weight! - rest! * own!)).toBeLessThan(Math.max(1, weight!));
    }),
    { numRuns: 1000 },
  );
});
