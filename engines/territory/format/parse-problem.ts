import { ok } from '@cordee/kernel';
import type { Refusal, Result } from '@cordee/kernel';
import { coordinateFaults } from './coordinate-faults.ts';
import { mendProblem } from './mend-problem.ts';
import { nameFaults } from './name-faults.ts';
import type { ProblemDocument } from './problem-document.ts';
import { PROBLEM_SCHEMA } from './problem-schema.ts';
import { faultsBySchema } from './read-by-schema.ts';
import { shapeFaults } from './shape-faults.ts';

/**
 * Reads a problem of format cordee-territory/1. Refuses `territory.*` codes, all that are found, each naming the points
 * or seats it speaks of and how many they are. What can be seen to be impossible is refused by `conflictsOf` later.
 * With `acceptsPlaces`, coordinates that seem swapped are taken as they are: a person said so. With `mends`, what can be put
 * right without a guess is, and told to it.
 */
export function parseProblem(
  document: unknown,
  { acceptsPlaces = false, mends }: Reading = {},
): Result<ProblemDocument, readonly Refusal[]> {
  const faults = faultsBySchema(document, PROBLEM_SCHEMA);
  if (faults.length > 0) return { ok: false, refusal: faults };
  const written = document as ProblemDocument; // the schema has just said so
  const problem = mends === undefined ? written : mended(written, mends);
  const places = coordinateFaults(problem).filter(
    ({ code }) => !acceptsPlaces || code !== 'territory.coordinates_swapped',
  );
  const refusals = [...nameFaults(problem), ...shapeFaults(problem), ...places];
  return refusals.length > 0 ? { ok: false, refusal: refusals } : ok(problem);
}

export type Reading = {
  readonly acceptsPlaces?: boolean;
  /** Hears what was mended, each kind named and counted. */
  readonly mends?: (mend: Refusal) => void;
};

function mended(written: ProblemDocument, tell: (mend: Refusal) => void): ProblemDocument {
  const { problem, mends } = mendProblem(written);
  for (const mend of mends) tell(mend);
  return problem;
}
