import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answered, anyFreeProblem, anySeatProblem, leastCost, solved } from './tiny-problem.test-support.ts';

const runs = Number(process.env['CORDEE_TERRITORY_RUNS'] ?? 40);
const anyProblem = fc.oneof(anyFreeProblem, anySeatProblem);

describe('on problems small enough to try every assignment', () => {
  it('finds the best, and no bound passes it', () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const least = leastCost(problem);
        const result = solved(problem);
        const isFeasible = result.ok && result.value.feasible;
        const found = isFeasible ? result.value.objective.value : Infinity;
        const bound = result.ok ? (result.value.bound.value ?? -Infinity) : -Infinity;
        return isNear(found, least) && bound <= least + 1e-6;
      }),
      { numRuns: runs },
    );
  });

  it('gives every point exactly one territory, whatever the seed, and the same answer for the same seed', () => {
    fc.assert(
      fc.property(anyProblem, fc.integer({ min: 1, max: 1000 }), (problem, seed) => {
        const [one, again] = [solved(problem, 60, seed), solved(problem, 60, seed)];
        expect(again).toEqual(one);
        if (!one.ok) return;
        const { assignment, districts } = one.value;
        expect(Object.keys(assignment)).toEqual(problem.points.map(({ id }) => id));
        expect(districts.reduce((sum, { points }) => sum + points, 0)).toBe(problem.points.length);
      }),
      { numRuns: runs },
    );
  });

  it('keeps every lock, or says that locks and capacity cannot both be', () => {
    fc.assert(
      fc.property(anySeatProblem, fc.array(fc.nat(2), { minLength: 7, maxLength: 7 }), (problem, choices) => {
        const points = problem.points.map(({ skills: _skills, ...point }, index) =>
          index % 2 === 0
            ? { ...point, lock: `s${(choices[index] ?? 0) % (problem.seats?.length ?? 1)}` }
            : point,
        );
        const locked = { ...problem, points };
        const result = solved(locked);
        if (!result.ok) return leastCost(locked) === Infinity;
        return points.every(({ id, lock }) => lock === undefined || result.value.assignment[id] === lock);
      }),
      { numRuns: runs },
    );
  });

  it('names constraints that cannot hold together wherever no assignment keeps all, and only there', () => {
    fc.assert(
      fc.property(anySeatProblem, fc.integer({ min: 4, max: 10 }), (problem, tenths) => {
        const seats = (problem.seats ?? []).map(({ capacities = [], ...seat }) => ({
          ...seat,
          capacities: capacities.map((most) => Math.ceil((most * tenths) / 10)),
        }));
        const tight = { ...problem, seats };
        const result = solved(tight);
        const isPossible = leastCost(tight) < Infinity;
        const isNamed = !result.ok || result.value.conflict.length > 0;
        expect([isPossible, isNamed]).toEqual([isPossible, !isPossible]);
      }),
      { numRuns: runs },
    );
  });

  it('adds up: the loads of the territories are those of the points', () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const result = solved(problem, 40);
        if (!result.ok) return;
        const total = problem.points.reduce((sum, { activities = [] }) => sum + (activities[0] ?? 0), 0);
        const loads = result.value.districts.map(({ activities }) => activities['a']?.load ?? 0);
        expect(loads.reduce((sum, load) => sum + load, 0)).toBeCloseTo(total, 9);
      }),
      { numRuns: runs },
    );
  });
});

it('does not do worse with more steps', () => {
  fc.assert(
    fc.property(anyFreeProblem, (problem) => {
      const [few, many] = [solved(problem, 20), solved(problem, 400)];
      if (!few.ok || !many.ok || !few.value.feasible) return;
      expect(answered(problem, 400).objective.value).toBeLessThanOrEqual(few.value.objective.value + 1e-9);
    }),
    { numRuns: 20 },
  );
});

const isNear = (one: number, other: number): boolean => one === other || Math.abs(one - other) < 1e-6;
