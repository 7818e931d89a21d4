import { evaluateExplanation, numberOf, valueOf } from '@cordee/kernel';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shrunk } from './conversion.ts';
import { explainConversion } from './explain-conversion.ts';

const tried = fc
  .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }))
  .map(([tries, successes]) => ({ tries, successes: Math.min(tries, successes) }));
const prior = fc.record({
  alpha: fc.double({ min: 0.5, max: 40, noNaN: true }),
  beta: fc.double({ min: 0.5, max: 40, noNaN: true }),
});

it('is the rate of the posterior to the last shown digits, and can be calculated again', () => {
  fc.assert(
    fc.property(tried, prior, (own, beta) => {
      const conversion = shrunk(own, [{ beta, share: 1 }], true);
      const explanation = explainConversion('meeting', own, conversion);
      const shown = numberOf(valueOf(explanation));
      expect(Number(shown?.unscaled) / 10 ** (shown?.scale ?? 0)).toBeCloseTo(conversion.rate, 3);
      expect(evaluateExplanation(explanation)).toEqual({ ok: true, value: explanation.value });
    }),
    { numRuns: 300 },
  );
});

it('tells 3 of 5 that weigh a fifth beside a team of 20 % as 28 %', () => {
  const own = { tries: 5, successes: 3 };
  const conversion = shrunk(own, [{ beta: { alpha: 4, beta: 16 }, share: 1 }], true);
  expect(valueOf(explainConversion('meeting', own, conversion))).toMatchObject({
    kind: 'percentage',
    ratio: { unscaled: 2800n, scale: 4 },
  });
});
