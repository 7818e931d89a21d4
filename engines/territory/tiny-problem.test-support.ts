// Problems small enough to try every assignment, and the best of them.
import { ok } from '@cordee/kernel';
import fc from 'fast-check';
import { buildModel } from './build/build-model.ts';
import { stepBudget } from './budget.ts';
import { parseProblem } from './format/parse-problem.ts';
import type { ProblemDocument } from './format/problem-document.ts';
import { judge } from './judge/judge.ts';
import { solveProblem } from './solve-problem.ts';

/** The least cost of all assignments that keep every constraint; Infinity where none does. */
export function leastCost(problem: ProblemDocument): number {
  const { model } = buildModel(problem);
  const of = new Int32Array(model.pointCount);
  let least = Infinity;
  for (let number = 0; number < model.districtCount ** model.pointCount; number++) {
    let left = number;
    for (let point = 0; point < model.pointCount; point++) {
      of[point] = left % model.districtCount;
      left = Math.floor(left / model.districtCount);
    }
    const judged = judge(model, of);
    if (judged.isFeasible) least = Math.min(least, judged.cost);
  }
  return least;
}

/** Reads and solves, as a file would be. */
export function solved(problem: ProblemDocument, steps = 400, seed = 1) {
  const parsed = parseProblem(structuredClone(problem));
  return parsed.ok ? solveProblem(parsed.value, { budget: stepBudget(steps), seed }) : parsed;
}

export function answered(problem: ProblemDocument, steps = 400, seed = 1) {
  const result = solved(problem, steps, seed);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

/** The codes of what is refused; [] where nothing is. */
export function codesOf(result: ReturnType<typeof solved> | ReturnType<typeof ok>): readonly string[] {
  return result.ok ? [] : result.refusal.map(({ code }) => code);
}

const place = fc.record({ x: fc.integer({ min: 0, max: 30 }), y: fc.integer({ min: 0, max: 30 }) });
const weight = fc.integer({ min: 1, max: 9 });

/** Free seats on a plane, with a capacity or a tolerance, some in one piece along a ring with chords. */
export const anyFreeProblem: fc.Arbitrary<ProblemDocument> = fc
  .record({
    places: fc.array(fc.tuple(place, weight, weight), { minLength: 5, maxLength: 7 }),
    count: fc.integer({ min: 2, max: 3 }),
    slack: fc.double({ min: 0.2, max: 0.8, noNaN: true }),
    isBalanced: fc.boolean(),
    isContiguous: fc.boolean(),
    objective: fc.constantFrom('sum_of_distances' as const, 'largest_diameter' as const),
  })
  .map(({ places, count, slack, isBalanced, isContiguous, objective }) => {
    const total = places.reduce((sum, [, own]) => sum + own, 0);
    const points = places.map(([at, ...activities], index) => ({ id: `p${index}`, ...at, activities }));
    const ring = points.map(({ id }, index) => [id, `p${(index + 1) % points.length}`]);
    return {
      format: 'cordee-territory/1',
      objective,
      activities: isBalanced
        ? [{ code: 'a', tolerance: slack }, { code: 'b' }]
        : [{ code: 'a' }, { code: 'b', tolerance: 2 }],
      points,
      districts: isBalanced
        ? { count }
        : { count, capacities: [Math.ceil((total / count) * (1 + slack)), 1e6] },
      ...(isContiguous ? { contiguous: true, adjacency: [...ring, ['p0', 'p3']] } : {}),
    };
  });

/** Given seats with a capacity each, owners, and skills that some points ask for. */
export const anySeatProblem: fc.Arbitrary<ProblemDocument> = fc
  .record({
    places: fc.array(fc.tuple(place, weight, fc.integer({ min: 0, max: 3 }), fc.boolean()), {
      minLength: 4,
      maxLength: 6,
    }),
    seats: fc.array(fc.tuple(place, fc.boolean()), { minLength: 2, maxLength: 3 }),
    slack: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
    continuity: fc.integer({ min: 0, max: 10 }),
  })
  .map(({ places, seats, slack, continuity }) => {
    const total = places.reduce((sum, [, own]) => sum + own, 0);
    const capacity = Math.ceil((total / seats.length) * (1 + slack));
    return {
      format: 'cordee-territory/1',
      objective: 'sum_of_distances',
      activities: [{ code: 'a' }],
      points: places.map(([at, own, owner, isSpecial], index) => ({
        id: `p${index}`,
        ...at,
        activities: [own],
        ...(owner < seats.length ? { owner: `s${owner}` } : {}),
        ...(isSpecial ? { skills: ['special'] } : {}),
      })),
      seats: seats.map(([at, isSpecial], index) => ({
        id: `s${index}`,
        ...at,
        capacities: [capacity],
        skills: isSpecial || index === 0 ? ['special'] : [],
      })),
      continuity: { weight: continuity },
    };
  });
