import {
  civilCalendar,
  decimal,
  decimalText,
  equalQuantities,
  evaluateExplanation,
  findContradictions,
  invariant,
  minusMoney,
  moneyText,
  ONE,
  parseDecimal,
  periodByCode,
  sumMoney,
} from '@cordee/kernel';
import type { Explanation } from '@cordee/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calculatePlan } from '../calculate-plan.ts';
import { parsePlan } from '../plan-format/parse-plan.ts';
import { anyWholePlan, EUR, idOf, QUARTER, saleOf } from '../whole-plan.test-support.ts';
import { verdictsOf } from './attainment-tests.ts';
import { FIGURES } from './compare-replays.ts';
import { figureNumber } from './figure-nodes.ts';
import { GROUP_MIN, hideSmallGroups } from './hide-small-groups.ts';
import { pairsOf } from './pay-for-performance.ts';
import { partsOf } from './pay-curve.ts';
import { ratesOf, withRate } from './plan-variations.ts';
import { costOf } from './sensitivity.ts';
import { planOverTime, simulatePlan } from './simulate-plan.ts';
import type { Simulation } from './simulate-plan.ts';
import { openWhatIf, whatIf } from './what-if.ts';

const RUNS = { numRuns: 60, seed: 20_261_121 };
const names = new Map(['ana', 'bo', 'cleo'].map((name) => [idOf(name), name]));

const bothPlans = fc.tuple(anyWholePlan, anyWholePlan).filter(([a, b]) => a.world.base === b.world.base);
const simulated = bothPlans.map(([{ plan, facts }, { plan: other }]) => {
  const before = planOverTime(plan, {}, [facts]);
  const after = planOverTime(other, {}, [facts]);
  return { before, after, facts, simulation: simulatePlan(before, after, names) };
});

const textOf = (figure: Explanation) => {
  const number = figureNumber(figure);
  return number && decimalText(number);
};

describe('a simulation', () => {
  it('costs what the engine pays, figure by figure, and every explanation gives its figure', () => {
    fc.assert(
      fc.property(simulated, ({ before, after, facts, simulation }) => {
        const { figures } = simulation;
        for (const [plan, figure] of [
          [before.plan, figures.cost_before],
          [after.plan, figures.cost_after],
        ] as const) {
          const paid = sumMoney(
            calculatePlan(plan, facts).results.map(({ payable }) => payable),
            EUR,
          );
          expect(textOf(figure)).toBe(moneyText(paid));
        }
        expect(FIGURES.filter((code) => !isSound(figures[code]))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('has winners and losers whose sums are the change in cost, each payee in one band', () => {
    fc.assert(
      fc.property(simulated, ({ simulation: { figures, population, distribution, changes } }) => {
        const [won, lost, change] = [figures.winners_sum, figures.losers_sum, figures.cost_change].map(
          (figure) => figureNumber(figure)?.unscaled ?? 0n,
        );
        expect((won ?? 0n) + (lost ?? 0n)).toBe(change);
        const counts = [figures.winners_count, figures.losers_count, figures.unchanged_count].map(textOf);
        expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(population);
        expect(distribution.reduce((sum, { count }) => sum + count, 0)).toBe(population);
        for (const each of changes) expect(minusMoney(each.after, each.before)).toEqual(each.change);
      }),
      RUNS,
    );
  });

  it('changes nothing when the plan is the same: no winner, distance zero', () => {
    fc.assert(
      fc.property(anyWholePlan, ({ plan, facts }) => {
        const own = planOverTime(plan, {}, [facts]);
        const { figures, changes } = simulatePlan(own, own, names);
        expect(changes).toEqual([]);
        expect(textOf(figures.cost_change)).toMatch(/^0(\.0+)?$/);
        expect(textOf(figures.distance) ?? '0.000000').toBe('0.000000');
      }),
      RUNS,
    );
  });

  it('answers a slider as a whole simulation would', () => {
    fc.assert(
      fc.property(simulated, ({ before, after, simulation: { figures } }) => {
        const tried = whatIf(openWhatIf(before, before), after.plan);
        expect(moneyText(tried.costAfter)).toBe(textOf(figures.cost_after));
        expect(moneyText(tried.winners.sum)).toBe(textOf(figures.winners_sum));
        expect(tried.losers.count).toBe(Number(textOf(figures.losers_count)));
      }),
      RUNS,
    );
  });

  it('costs at the sales as they are what it costs, in its sensitivity', () => {
    fc.assert(
      fc.property(simulated, ({ after, simulation: { sensitivity, figures } }) => {
        const asIs = sensitivity.attainment.find(({ change }) => change.unscaled === 0n);
        expect(asIs && moneyText(asIs.cost)).toBe(textOf(figures.cost_after));
        expect(costOf(after.plan, after.measured, decimal('1.0')).minor).toBe(
          costOf(after.plan, after.measured, ONE).minor,
        );
      }),
      RUNS,
    );
  });
});

/** The explanation, calculated again from its leaves, is the figure; one that is unknown has a reason and no value. */
function isSound(figure: Explanation): boolean {
  const value = evaluateExplanation(figure);
  if (findContradictions(figure).length > 0) return false;
  return figure.kind === 'issue' ? !value.ok : value.ok && equalQuantities(value.value, figure.value);
}

const document = (rate: string) => ({
  format: 'cordee-plan/1',
  code: 'tried',
  name: 'Tried',
  version: '2',
  semantics: 1,
  currency: 'EUR',
  calendar: 'civil',
  grain: 'quarter',
  measures: [{ code: 'base', base: 'order_intake', aggregation: 'amount' }],
  components: [
    { code: 'commission', type: 'percentage_of_measure', args: { measure: 'base', rate } },
    {
      code: 'bonus',
      type: 'bonus_at_target',
      args: { measure: 'base', bonus: '1000', threshold: '1', weight: '1' },
    },
  ],
});

/** One order of each seller: the first sells 100 € of a quota of 1,000, the next 200, and so on. */
function companyOf(count: number) {
  const codes = Array.from({ length: count }, (_, index) => `seller ${index}`);
  const planOf = (rate: string) => {
    const parsed = parsePlan(document(rate));
    invariant(parsed.ok, 'the plan of the test is in order');
    return parsed.value;
  };
  const facts = {
    period: QUARTER,
    transactions: codes.map((seller, index) =>
      saleOf({ kind: 'order', day: 3, amount: decimal(String(100 * (index + 1))), seller }, seller),
    ),
    assignments: codes.map((code) => ({
      payee: idOf(code),
      effectiveFrom: QUARTER.from,
      effectiveTo: null,
    })),
    payees: codes.map((code) => ({
      payee: idOf(code),
      terms: [],
      quotas: [
        {
          measure: 'order_intake',
          dimension: null,
          target: { kind: 'amount' as const, amount: { value: decimal('1000'), currency: EUR } },
          place: { line: 2 },
        },
      ],
    })),
  };
  const all = new Map(codes.map((code) => [idOf(code), code]));
  return (before: string, after: string): Simulation =>
    simulatePlan(
      planOverTime(planOf(before), document(before), [facts]),
      planOverTime(planOf(after), document(after), [facts]),
      all,
    );
}

describe('the figures of twenty sellers who sell 100 to 2,000 of a quota of 1,000', () => {
  const { figures, tests, curveAfter, sensitivity } = companyOf(20)('0.10', '0.12');

  it('tells cost, cost of sales and distance', () => {
    // 21,000 sold: 2,100 of commission and 11 bonuses of 1,000 for those at 1,000 or more.
    expect(textOf(figures.cost_before)).toBe('13100.00');
    expect(textOf(figures.cost_after)).toBe('13520.00');
    expect(textOf(figures.cost_of_sales_before)).toBe('0.623810');
    expect(textOf(figures.distance)).toBe('0.032061');
    expect(textOf(figures.winners_count)).toBe('20');
  });

  it('tries both tests on quotas', () => {
    expect(textOf(figures.reaching_target)).toBe('0.550000');
    expect(textOf(figures.mean_attainment)).toBe('1.050000');
    expect(textOf(figures.reaching_70)).toBe('0.700000');
    expect(tests).toEqual({ a: 'not_met', b: 'not_met' });
  });

  it('links pay to performance, and names where the curve is flat', () => {
    expect(textOf(figures.rank_correlation_after)).toBe('1.000000');
    expect(curveAfter?.points.map(({ paid }) => moneyText(paid)).slice(0, 3)).toEqual([
      '0.00',
      '6.00',
      '12.00',
    ]);
    expect(curveAfter?.parts).toEqual([]);
    expect(curveAfter?.points.at(20)?.paid).toEqual({ minor: 112_000n, currency: EUR });
  });

  it('says what each rate and each tenth of attainment costs', () => {
    // A tenth more sold: 252 more commission; the seller at 900 comes to 990, still short of the bonus.
    expect(sensitivity.attainment.map(({ cost }) => moneyText(cost))).toEqual([
      '10016.00',
      '11268.00',
      '13520.00',
      '13772.00',
      '15024.00',
    ]);
    expect(sensitivity.rates.map(({ path, lower, higher }) => [path, lower?.minor, higher?.minor])).toEqual([
      ['$.components[0].args.rate', 1_326_800n, 1_377_200n],
      ['$.components[1].args.bonus', 1_242_000n, 1_462_000n],
    ]);
  });
});

describe('the two tests', () => {
  it('are unknown where fewer than ten sellers have a quota', () => {
    expect(companyOf(9)('0.1', '0.2').tests).toEqual({ a: 'unknown', b: 'unknown' });
  });

  it('hold at their bounds', () => {
    const at = (text: string): Explanation => {
      const ratio = parseDecimal(text);
      invariant(ratio.ok, 'a ratio of the test');
      const value = { kind: 'decimal', value: ratio.value } as const;
      return { kind: 'source', label: { key: '', args: {} }, value, place: {} };
    };
    const verdicts = (reaching: string, mean: string, seventy: string) =>
      verdictsOf({ reaching_target: at(reaching), mean_attainment: at(mean), reaching_70: at(seventy) });
    expect(verdicts('0.7', '0.7', '0.65')).toEqual({ a: 'met', b: 'met' });
    expect(verdicts('0.95', '0.8', '0.75')).toEqual({ a: 'met', b: 'met' });
    expect(verdicts('0.699999', '0.800001', '0.7')).toEqual({ a: 'not_met', b: 'not_met' });
  });
});

describe('a works council', () => {
  const everything = (simulation: object) =>
    JSON.stringify(simulation, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));

  it('sees no name, and no group of fewer than ten', () => {
    for (const count of [5, 12, 20, 60]) {
      const seen = hideSmallGroups(companyOf(count)('0.1', '0.2'));
      expect(everything(seen)).not.toMatch(/seller \d/);
      for (const band of seen.distribution) expect(band.count).toBeGreaterThanOrEqual(GROUP_MIN);
      expect(seen.figures.cost_after.kind).toBe(count < GROUP_MIN ? 'issue' : 'sum');
      for (const code of FIGURES) expect(findContradictions(seen.figures[code])).toEqual([]);
    }
  });

  it('cannot tell a small group by subtraction: winners, losers and the others are withheld together', () => {
    fc.assert(
      fc.property(simulated, ({ simulation }) => {
        const { figures } = hideSmallGroups({ ...simulation, population: 100 });
        const groups = [figures.winners_count, figures.losers_count, figures.unchanged_count];
        const counts = groups.map((figure) => (figure.kind === 'sum' ? figure.count : null));
        const isTold = counts.every((each) => each === 0 || (each !== null && each >= GROUP_MIN));
        expect(isTold || counts.every((each) => each === null)).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('the pieces', () => {
  it('count concordant and discordant pairs as a comparison of all pairs does', () => {
    const point = fc.record({
      attainment: fc.integer({ min: 0, max: 9 }),
      paid: fc.integer({ min: 0, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 40 }), (points) => {
        let [concordant, discordant] = [0n, 0n];
        points.forEach((a, i) =>
          points.slice(i + 1).forEach((b) => {
            const sign = Math.sign(a.attainment - b.attainment) * Math.sign(a.paid - b.paid);
            if (sign > 0) concordant += 1n;
            if (sign < 0) discordant += 1n;
          }),
        );
        const exact = points.map(({ attainment, paid }) => ({
          attainment: { unscaled: BigInt(attainment), scale: 1 } as never,
          paid: { minor: BigInt(paid), currency: EUR },
        }));
        expect(pairsOf(exact)).toEqual({ concordant, discordant });
      }),
      RUNS,
    );
  });

  it('name flat and falling stretches, joined, but not the wait before the first euro', () => {
    const curve = [0, 0, 10, 10, 10, 8, 12].map((minor, index) => ({
      attainment: { unscaled: BigInt(index), scale: 1 } as never,
      paid: { minor: BigInt(minor), currency: EUR },
    }));
    expect(partsOf(curve).map(({ kind, from, to }) => [kind, from.unscaled, to.unscaled])).toEqual([
      ['flat', 2n, 4n],
      ['falling', 4n, 5n],
    ]);
  });

  it('find every rate that a document writes, and change one or all of them', () => {
    const written = document('0.10');
    expect(ratesOf(written).map(({ path }) => path)).toEqual([
      '$.components[0].args.rate',
      '$.components[1].args.bonus',
    ]);
    expect(withRate(written, '$.components[0].args.rate', decimal('1.1'))).toEqual(document('0.11'));
    const all = withRate(written, null, decimal('2'));
    expect(ratesOf(all).map(({ value }) => decimalText(value))).toEqual(['0.2', '2000']);
  });
});

it('hands each period what was earned before: a cap of the year holds over its quarters', () => {
  const parsed = parsePlan({
    ...document('0.1'),
    components: [
      {
        code: 'commission',
        type: 'percentage_of_measure',
        cap: { amount: '150', per: 'year' },
        args: { measure: 'base', rate: '0.1' },
      },
    ],
  });
  invariant(parsed.ok, 'the plan of the test is in order');
  const next = periodByCode(civilCalendar, '2026-Q2');
  invariant(next.ok, 'the civil calendar has quarters');
  const facts = [QUARTER, next.value].map((period, index) => ({
    period,
    transactions: [
      saleOf({ kind: 'order', day: index * 100, amount: decimal('1000'), seller: 'ana' }, `C-${index}`),
    ],
    assignments: index === 0 ? [{ payee: idOf('ana'), effectiveFrom: QUARTER.from, effectiveTo: null }] : [],
    payees: [{ payee: idOf('ana'), quotas: [], terms: [] }],
  }));
  const own = planOverTime(parsed.value, {}, facts);
  expect(textOf(simulatePlan(own, own, names).figures.cost_after)).toBe('150.00');
  expect(moneyText(whatIf(openWhatIf(own, own), parsed.value).costAfter)).toBe('150.00');
});
