import { expect, it } from 'vitest';
import { randomBelow, randomShare, randomWords } from '../random.ts';
import { drawBeta, drawNormal } from './beta.ts';
import { conversionOf, shrunk } from './conversion.ts';
import { fitPrior, type Tried } from './fit-prior.ts';
import { neededInterval } from './needed-interval.ts';
import { betaBelow, logGamma } from './special-functions.ts';

const seed = 20261122;

it('draws few tries towards the team, and leaves many alone', () => {
  const prior = [{ beta: { alpha: 4, beta: 16 }, share: 1 }];
  const few = shrunk({ tries: 5, successes: 3 }, prior, false);
  expect(few.rate).toBeCloseTo(0.28, 12);
  expect(few).toMatchObject({ own: 0.6, ownWeight: 0.2 });
  expect(few.team).toBeCloseTo(0.2, 12);
  const many = shrunk({ tries: 5000, successes: 3000 }, prior, false);
  expect(many.rate).toBeCloseTo(0.6, 2);
  expect(many.high - many.low).toBeLessThan(0.02);
  expect(shrunk({ tries: 0, successes: 0 }, prior, false)).toMatchObject({ own: null, ownWeight: 0 });
});

it('says how many sellers a team needs to tell anything', () => {
  const result = fitPrior([
    { tries: 10, successes: 2 },
    { tries: 0, successes: 0 },
  ]);
  expect(result).toMatchObject({
    ok: false,
    refusal: { code: 'planning.team_too_small', args: { count: 1, min: 4 } },
  });
});

it('knows the beta and gamma functions, and draws from the beta', () => {
  expect(logGamma(10)).toBeCloseTo(Math.log(362880), 10);
  expect(logGamma(0.25)).toBeCloseTo(1.2880225246980774, 10);
  expect(betaBelow(0.3, 2, 5)).toBeCloseTo(0.579825, 9);
  expect(betaBelow(0.5, 40, 40)).toBeCloseTo(0.5, 12);
  const random = randomWords(seed);
  const rates = Array.from({ length: 4000 }, () => drawBeta({ alpha: 0.7, beta: 3 }, random));
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  expect(Math.abs(mean - 0.7 / 3.7)).toBeLessThan(0.012);
  expect(Math.abs(rates.filter((rate) => rate < 0.1).length / 4000 - betaBelow(0.1, 0.7, 3))).toBeLessThan(
    0.04,
  );
  const normals = Array.from({ length: 4000 }, () => drawNormal(random));
  expect(Math.abs(normals.filter((each) => each < 1).length / 4000 - 0.8413)).toBeLessThan(0.03);
});

type Stage = readonly [mean: number, weight: number];

/** A team of twelve whose true rates are known, stage after stage. */
function madeTeam(stages: readonly Stage[], random: () => number) {
  return Array.from({ length: 12 }, () => {
    let tries = 10 + randomBelow(random, 50);
    return stages.map(([mean, weight]) => {
      const truth = drawBeta({ alpha: mean * weight, beta: (1 - mean) * weight }, random);
      const successes = Array.from({ length: tries }).filter(() => randomShare(random) < truth).length;
      const tried: Tried = { tries, successes };
      tries = Math.max(2, successes);
      return { truth, tried };
    });
  });
}

it(`gives 80 % intervals that hold the truth 75 to 85 times in 100: 400 made teams, seed ${seed}`, () => {
  const random = randomWords(seed);
  const stages: readonly Stage[] = [
    [0.4, 20],
    [0.5, 15],
  ];
  const held = { first: 0, second: 0, needed: 0 };
  const teams = 400;
  for (let index = 0; index < teams; index++) {
    const team = madeTeam(stages, random);
    const conversions = stages.map((_, stage) => {
      const tried = team.map((seller) => seller[stage]!.tried);
      const conversion = conversionOf(tried[0]!, tried);
      if (!conversion.ok) throw new Error(conversion.refusal.code);
      return conversion.value;
    });
    const truths = team[0]!.map(({ truth }) => truth);
    const isHeld = (stage: number) =>
      Number(conversions[stage]!.low <= truths[stage]! && truths[stage]! <= conversions[stage]!.high);
    held.first += isHeld(0);
    held.second += isHeld(1);
    const { low, high } = neededInterval(10, conversions, index);
    const needed = 10 / (truths[0]! * truths[1]!);
    held.needed += Number(low <= needed && needed <= high);
  }
  for (const count of Object.values(held)) {
    expect(count / teams).toBeGreaterThanOrEqual(0.75);
    expect(count / teams).toBeLessThanOrEqual(0.85);
  }
}, 240_000);
