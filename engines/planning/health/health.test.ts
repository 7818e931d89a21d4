import { amount, evaluateExplanation } from '@cordee/kernel';
import { describe, expect, it } from 'vitest';
import { drawNormal } from '../funnel/beta.ts';
import { randomWords } from '../random.ts';
import { eurosAtRisk, type ObjectiveState } from './euros-at-risk.ts';
import { quotaBias } from './quota-bias.ts';
import { quotaTests } from './quota-tests.ts';
import { simulateAttainment, type SellerHistory } from './simulate-attainment.ts';

const seed = 20261122;
const season = Array.from({ length: 12 }, () => 1);

/** Three years of months that vary around 100 by a fifth. */
function historyOf(seller: string, quota: number, random: () => number): SellerHistory {
  const months = Array.from({ length: 36 }, () => ({ result: 100 + 20 * drawNormal(random), weight: 1 }));
  return { seller, months, quota };
}

const shareOf = (values: readonly boolean[]): number => values.filter(Boolean).length / values.length;

describe('the year that a seller may have', () => {
  it('lies around the mean of own months, as spread as twelve of them are', () => {
    const random = randomWords(seed);
    const histories = Array.from({ length: 40 }, (_, index) => historyOf(`s${index}`, 1200, random));
    const simulated = simulateAttainment({ histories, season, draws: 2000, seed });
    for (const [index, { known }] of simulated.entries()) {
      const results = histories[index]!.months.map(({ result }) => result);
      const mean = results.reduce((sum, each) => sum + each, 0) / results.length;
      const variance = results.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (results.length - 1);
      const spread = Math.sqrt(12 * variance) / 1200;
      expect(Math.abs(known!.median - mean / 100)).toBeLessThan(0.015);
      expect(Math.abs((known!.high - known!.low) / (2 * 1.2816 * spread) - 1)).toBeLessThan(0.12);
    }
  });

  it('reaches the quota about as often as it is told, in made sellers whose truth is known', () => {
    const random = randomWords(seed, 1);
    const quotas = [1100, 1200, 1260];
    const reached = quotas.map((quota) => {
      const histories = Array.from({ length: 300 }, (_, index) => historyOf(`s${index}`, quota, random));
      const simulated = simulateAttainment({ histories, season, draws: 400, seed });
      const told = simulated.reduce((sum, { known }) => sum + known!.reaches, 0) / simulated.length;
      const came = shareOf(
        histories.map(() => season.reduce((sum) => sum + 100 + 20 * drawNormal(random), 0) >= quota),
      );
      return [told, came] as const;
    });
    for (const [told, came] of reached) expect(Math.abs(told - came)).toBeLessThan(0.1);
  });

  it('takes the season off and puts that of the coming year on', () => {
    const months = Array.from({ length: 12 }, (_, month) => ({
      result: month === 7 ? 50 : 100,
      weight: month === 7 ? 0.5 : 1,
    }));
    const [only] = simulateAttainment({
      histories: [{ seller: 'ana', months, quota: 1150 }],
      season: season.map((_, month) => (month === 7 ? 0.5 : 1)),
      draws: 100,
      seed,
    });
    expect(only?.known).toMatchObject({ reaches: 1, reaches70: 1 });
    expect(only?.known?.median).toBeCloseTo(1, 12);
  });

  it('is said to be unknown, with how many months are missing', () => {
    const history = { ...historyOf('ana', 1200, randomWords(seed)), months: [{ result: 100, weight: 1 }] };
    const [only] = simulateAttainment({ histories: [history], season, draws: 100, seed });
    expect(only).toEqual({ seller: 'ana', known: null, monthsMissing: 11 });
  });

  it('is the same for the same seed', () => {
    const histories = [historyOf('ana', 1200, randomWords(seed))];
    const simulate = (own: number) => simulateAttainment({ histories, season, draws: 50, seed: own });
    expect(simulate(1)).toEqual(simulate(1));
    expect(simulate(2)).not.toEqual(simulate(1));
  });
});

describe('the two tests of quotas', () => {
  const simulatedAt = (quota: number, sellers = 40) => {
    const random = randomWords(seed);
    const histories = Array.from({ length: sellers }, (_, index) => historyOf(`s${index}`, quota, random));
    return simulateAttainment({ histories, season, draws: 500, seed });
  };

  it('A holds where quotas are low, B where they are a third too high, and neither where both fail', () => {
    const low = quotaTests(simulatedAt(1050), { reachingMin: 0.7 });
    expect(low.a?.holds).toBe(1);
    expect(low.b?.holds).toBe(0);
    const high = quotaTests(simulatedAt(1650), { reachingMin: 0.7 });
    expect(high.a).toEqual({ reaching: 0, holds: 0 });
    expect(high.b?.meanAttainment).toBeCloseTo(0.727, 1);
    expect(high.b!.reaching70).toBeGreaterThan(0.6);
    expect(quotaTests(simulatedAt(3000), { reachingMin: 0.7 })).toMatchObject({
      a: { holds: 0 },
      b: { holds: 0 },
    });
  });

  it('is unknown for fewer than ten sellers, and says how many are not known', () => {
    const few = quotaTests([...simulatedAt(1200, 9), { seller: 'new', known: null, monthsMissing: 7 }], {
      reachingMin: 0.7,
    });
    expect(few).toEqual({ sellers: 9, unknown: 1, sellersMin: 10, a: null, b: null });
  });
});

describe('bias by group', () => {
  const figures = (shift: number, random = randomWords(seed, 3)) =>
    Array.from({ length: 60 }, (_, index) => ({
      group: ['north', 'south', 'west'][index % 3]!,
      figure: 1 + 0.1 * drawNormal(random) + (index % 3 === 0 ? shift : 0),
    }));

  it('finds a team whose quotas are out of reach', () => {
    const [north, south] = quotaBias(figures(-0.2), seed);
    expect(north).toMatchObject({ group: 'north', sellers: 20 });
    expect(Math.abs(north!.difference! + 0.2)).toBeLessThan(0.08);
    expect(north!.chance).toBeLessThan(0.01);
    expect(south!.difference).toBeGreaterThan(0);
  });

  it('cries wolf in no more than one company in twenty where there is none', () => {
    const random = randomWords(seed, 4);
    const alarms = Array.from({ length: 60 }, (_, index) =>
      quotaBias(figures(0, random), index).some(({ chance }) => chance! < 0.05),
    );
    // 5 % of 60 is 3; past 8 is less likely than one in a hundred.
    expect(alarms.filter(Boolean).length).toBeLessThanOrEqual(8);
  });

  it('says nothing of groups too small to tell', () => {
    const small = quotaBias([...figures(0), { group: 'new', figure: 5 }], seed);
    expect(small.find(({ group }) => group === 'new')).toEqual({
      group: 'new',
      sellers: 1,
      difference: null,
      chance: null,
    });
  });
});

it('counts the euros at risk of late and missing objectives, seller by seller', () => {
  const euros = (text: string) => amount(text, 'EUR');
  const state = (seller: string, letter: ObjectiveState['letter'], due: string): ObjectiveState => ({
    seller,
    variableMax: euros('10000.00'),
    alreadyDue: euros(due),
    letter,
  });
  const risk = eurosAtRisk([
    state('ana', 'late', '4000.00'),
    state('ben', 'known_in_time', '0'),
    state('cléo', 'missing', '12000.00'),
    state('dan', 'missing', '0'),
  ]);
  if (!risk.ok) throw new Error(risk.refusal.code);
  expect(evaluateExplanation(risk.value)).toEqual({ ok: true, value: risk.value.value });
  expect(risk.value.value).toEqual({ kind: 'amount', amount: euros('16000.00') });
  expect(eurosAtRisk([])).toMatchObject({ ok: false, refusal: { code: 'planning.nobody_to_count' } });
});
