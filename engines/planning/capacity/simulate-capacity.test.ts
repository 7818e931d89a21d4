import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomWords } from '../random.ts';
import { binomialTable, drawBinomial } from './binomial-table.ts';
import { normalQuantile } from './normal-table.ts';
import { livePersonByPerson } from './person-by-person.test-support.ts';
import { simulateCapacity } from './simulate-capacity.ts';
import type { SimulatedGroup } from './simulated-group.ts';

const [paths, months, seed] = [8000, 24, 20261122];

const steady: SimulatedGroup = {
  heads: 40,
  attrition: 0.02,
  ramp: [],
  output: Array.from({ length: months }, () => 1),
  outputNoise: 0,
  hires: Array.from({ length: months }, (_, month) => (month % 3 === 0 ? 2 : 0)),
  delay: [1],
  backfillMonths: null,
};

function simulated(group: SimulatedGroup, target = 0) {
  return simulateCapacity({ groups: [group], targets: group.output.map(() => target), paths, seed });
}

describe(`constant attrition and planned hires, ${paths} paths from seed ${seed}`, () => {
  it('has the mean and the variance of independent lives: survivors of each first day are binomial', () => {
    const [heads] = simulated(steady).heads;
    for (let month = 0; month < months; month++) {
      const lived = (count: number, past: number) => [count, (1 - steady.attrition) ** past] as const;
      const groups = [
        lived(steady.heads, month + 1),
        ...steady.hires.slice(0, month + 1).map((count, start) => lived(count, month - start)),
      ];
      const mean = groups.reduce((sum, [count, stays]) => sum + count * stays, 0);
      const variance = groups.reduce((sum, [count, stays]) => sum + count * stays * (1 - stays), 0);
      // Four standard errors of a mean; the variance of a near-normal count has a relative one of √(2 ÷ paths).
      expect(Math.abs(heads!.mean[month]! - mean)).toBeLessThan(4 * Math.sqrt(variance / paths));
      expect(Math.abs(heads!.variance[month]! / variance - 1)).toBeLessThan(5 * Math.sqrt(2 / paths));
    }
  });

  it('spreads output by the noise of each seller alone where nobody leaves', () => {
    const stable = { ...steady, attrition: 0, hires: [], outputNoise: 0.3 };
    const { months: bands } = simulated(stable);
    const spread = 0.3 * Math.sqrt(40);
    for (const { mean, low, high } of bands) {
      expect(Math.abs(mean - 40)).toBeLessThan((4 * spread) / Math.sqrt(paths));
      expect(Math.abs((high - low) / (2 * 1.2815515655446004 * spread) - 1)).toBeLessThan(0.06);
    }
  });
});

it('agrees with lives told person by person: ramp, delays and backfill, heads and output', () => {
  const group: SimulatedGroup = {
    ...steady,
    heads: 12,
    attrition: 0.05,
    ramp: [0, 0.25, 0.5, 0.75],
    output: Array.from({ length: months }, (_, month) => 100 + month),
    hires: Array.from({ length: months }, (_, month) => (month % 4 === 1 ? 1 : 0)),
    delay: [0.5, 0.3, 0.2],
    backfillMonths: 2,
  };
  const other = livePersonByPerson(group, months, paths, 4711);
  const targets = group.output.map(
    (_, month) => other.outputs.reduce((sum, path) => sum + path[month]!, 0) / paths,
  );
  const ours = simulateCapacity({ groups: [group], targets, paths, seed });
  for (let month = 0; month < months; month++) {
    for (const [own, told] of [
      [ours.heads[0]!.mean[month]!, other.heads.map((path) => path[month]!)],
      [ours.months[month]!.mean, other.outputs.map((path) => path[month]!)],
    ] as const) {
      const mean = told.reduce((sum, each) => sum + each, 0) / paths;
      const variance = told.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (paths - 1);
      // Both means err: the difference of the two has twice the variance. Five standard errors, 48 comparisons.
      expect(Math.abs(own - mean)).toBeLessThan(5 * Math.sqrt((2 * variance) / paths));
    }
    const told = other.heads.map((path) => path[month]!);
    const mean = told.reduce((sum, each) => sum + each, 0) / paths;
    const variance = told.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (paths - 1);
    expect(Math.abs(ours.heads[0]!.variance[month]! / variance - 1)).toBeLessThan(0.12);
    const reached = other.outputs.filter((path) => path[month]! >= targets[month]!).length / paths;
    expect(Math.abs(ours.months[month]!.reached - reached)).toBeLessThan(0.04);
  }
});

it('is the same for the same seed, and a group draws the same beside others', () => {
  const input = { groups: [steady, { ...steady, heads: 3 }], targets: steady.output, paths: 200, seed: 5 };
  expect(simulateCapacity(input)).toEqual(simulateCapacity(input));
  const alone = simulateCapacity({ ...input, groups: [steady] });
  expect(simulateCapacity(input).heads[0]).toEqual(alone.heads[0]);
  expect(simulateCapacity({ ...input, seed: 6 }).heads[0]).not.toEqual(alone.heads[0]);
});

it('says how many paths reach a target', () => {
  const certain = { ...steady, attrition: 0, hires: [] };
  expect(simulated(certain, 40).months[0]?.reached).toBe(1);
  expect(simulated(certain, 41).months[0]?.reached).toBe(0);
});

it('draws exact binomials: every count as often as it should be', () => {
  fc.assert(
    fc.property(fc.nat(12), fc.constantFrom(0, 0.01, 0.2, 0.5, 0.9, 1), (trials, chance) => {
      const random = randomWords(seed, trials);
      const table = binomialTable(12, chance);
      const counts = Array.from({ length: trials + 1 }, () => 0);
      for (let draw = 0; draw < 4000; draw++) counts[drawBinomial(table, trials, random)]! += 1;
      counts.forEach((count, successes) => {
        const expected =
          4000 * choose(trials, successes) * chance ** successes * (1 - chance) ** (trials - successes);
        expect(Math.abs(count - expected)).toBeLessThanOrEqual(
          5 * Math.sqrt(expected) + 1e-9 + (expected > 0 ? 3 : 0),
        );
      });
    }),
    { numRuns: 60, seed },
  );
});

function choose(n: number, k: number): number {
  return k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k;
}

it('knows the quantiles of the normal', () => {
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 7);
  expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306167813, 7);
  expect(normalQuantile(0.5)).toBe(0);
});
