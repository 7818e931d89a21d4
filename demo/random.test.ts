import { expect, it } from 'vitest';
import { openRandom } from './random.ts';

const draws = (purpose: string) => Array.from({ length: 20_000 }, openRandom('seed', purpose).next);

it('repeats itself for the same seed and purpose, and not for another purpose', () => {
  expect(draws('one')).toEqual(draws('one'));
  expect(draws('one')).not.toEqual(draws('two'));
});

it('draws evenly', () => {
  const counts = new Map<number, number>();
  for (const draw of draws('even'))
    counts.set(Math.floor(draw * 10), (counts.get(Math.floor(draw * 10)) ?? 0) + 1);
  for (const count of counts.values()) expect(Math.abs(count - 2_000)).toBeLessThan(200);
});

it('keeps the mean of its laws', () => {
  const random = openRandom('seed', 'laws');
  const mean = (draw: () => number) =>
    Array.from({ length: 20_000 }, draw).reduce((sum, value) => sum + value, 0) / 20_000;
  expect(mean(() => random.poisson(3))).toBeCloseTo(3, 1);
  expect(mean(random.normal)).toBeCloseTo(0, 1);
  expect(mean(() => Math.log(random.logNormal(100, 0.5)))).toBeCloseTo(Math.log(100), 1);
  expect(mean(() => random.weighted([0, 1], [1, 3]))).toBeCloseTo(0.75, 1);
});
