import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareText } from './compare-text.ts';
import { KERNEL_RUNS } from './rational.test-support.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.string({ unit: fc.constantFrom('a', 'b', 'é', '\ue000', '\uffff', '𝄞', '𝄟', '𐀀'), maxLength: 4 }),
);

it('orders texts as their bytes are ordered', () => {
  fc.assert(
    fc.property(anyText, anyText, (a, b) => {
      expect(Math.sign(compareText(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }),
    {
      numRuns: KERNEL_RUNS / 10,
      examples: [
        ['\uffff', '𝄞'],
        ['𝄞', '𝄟'],
        ['a', 'ab'],
        ['', ''],
      ],
    },
  );
});
