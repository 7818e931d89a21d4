import type { Refusal, Result } from '@cordee/kernel';
import { ok } from '@cordee/kernel';
import { answerOf, type Answer } from './answer.ts';
import { buildModel } from './build/build-model.ts';
import type { Budget } from './budget.ts';
import type { ProblemDocument } from './format/problem-document.ts';
import { conflictsOf } from './judge/conflicts.ts';
import { seededRandom } from './random.ts';
import { solveModel } from './solve/solve-model.ts';

export type Solving = {
  readonly budget: Budget;
  readonly seed: number;
  /** A district for each point's id, to begin from: an earlier answer, after locks were set. */
  readonly start?: Readonly<Record<string, string>>;
};

/**
 * Solves a problem that `parseProblem` has read. Refuses `territory.impossible_*` codes, the smallest sets of constraints
 * that cannot hold together, where that can be seen before any search. Else the best found within the budget: where it
 * breaks a constraint all the same, the answer says which and by how much.
 *
 * Example: two points at 0 and 3, one district: the seat is either, the sum of distances is 3, and its bound too.
 */
export function solveProblem(problem: ProblemDocument, solving: Solving): Result<Answer, readonly Refusal[]> {
  const built = buildModel(problem);
  const conflicts = conflictsOf(problem, built);
  if (conflicts.length > 0) return { ok: false, refusal: conflicts };
  const number = new Map(built.districtNames.map((name, index) => [name, index]));
  const { start } = solving;
  const from =
    start === undefined
      ? undefined
      : Int32Array.from(problem.points, ({ id }, point) => {
          const lock = built.model.lock[point] ?? -1;
          return lock === -1 ? (number.get(start[id] ?? '') ?? 0) : lock;
        });
  const incumbent = solveModel(built.model, solving.budget, seededRandom(solving.seed), from);
  return ok(answerOf(problem, built, incumbent));
}
