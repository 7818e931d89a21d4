import fc from 'fast-check';
import { expect, test } from 'vitest';

import { plainNumber } from './plain-number.ts';

test.each([
  ['1234.56', '1234.56'],
  ['1234.5599999999999', '1234.56'],
  ['0.30000000000000004', '0.3'],
  ['-1.5E-7', '-0.00000015'],
  ['1.2E+21', '1200000000000000000000'],
  ['1E2', '100'],
  ['0', '0'],
])('the stored %s is what Excel shows: %s', (stored, shown) => {
  expect(plainNumber(stored)).toBe(shown);
});

test('what is no number gives none', () => {
  expect(plainNumber('abc')).toBeNull();
  expect(plainNumber('')).toBeNull();
});

test('cents survive their binary form', () => {
  fc.assert(
    fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), (cents) => {
      const shown = plainNumber((cents / 100).toPrecision(17));
      expect(Number(shown)).toBe(cents / 100);
      expect(shown?.split('.')[1]?.length ?? 0).toBeLessThanOrEqual(2);
    }),
    { numRuns: 2000 },
  );
});
