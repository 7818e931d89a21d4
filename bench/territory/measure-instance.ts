import { parseProblem, solveProblem, type ProblemDocument } from '@cordee/engine-territory';
import { invariant } from '@cordee/kernel';
import { highsAlone, type PeerAnswer } from './highs-alone.ts';
import type { Instance } from './instance.ts';
import { lookAtAnswer } from './look-at-answer.ts';
import { processorClock } from './processor-clock.ts';
import type { TerritorySettings } from './territory-settings.ts';

export type MeasuredInstance = {
  readonly instance: Instance;
  readonly isFeasible: boolean;
  /** What the engine says of its own answer, and what the answer is worth. */
  readonly told: number;
  readonly objective: number;
  readonly bound: number | null;
  readonly isProven: boolean;
  /** Of a core. */
  readonly seconds: number;
  readonly peer: PeerAnswer | null;
};

export async function measureInstance(
  instance: Instance,
  settings: TerritorySettings,
): Promise<MeasuredInstance> {
  const since = processorClock();
  const parsed = parseProblem(spoilt(instance.problem, settings.sabotage));
  invariant(parsed.ok, 'a published instance is a problem', { name: instance.name });
  const budget = { spent: () => since() / settings.seconds };
  const solved = solveProblem(parsed.value, { budget, seed: settings.seed });
  invariant(solved.ok, 'a published instance has an answer', { name: instance.name });
  const seconds = since();
  const { objective, bound } = solved.value;
  const looked = lookAtAnswer(instance.problem, solved.value);
  return {
    instance,
    isFeasible: looked.isFeasible,
    told: objective.value * (settings.sabotage === 'objective' ? 0.999 : 1),
    objective: looked.objective,
    bound: bound.value,
    isProven: bound.proven,
    seconds,
    peer: settings.hasPeer ? await highsAlone(instance.problem, settings.seconds) : null,
  };
}

function spoilt(problem: ProblemDocument, sabotage: TerritorySettings['sabotage']): ProblemDocument {
  if (sabotage === 'contiguity') return { ...problem, contiguous: false };
  if (sabotage !== 'capacity') return problem;
  const more = (each?: readonly number[]) => (each ?? []).map((capacity) => Math.ceil(capacity * 1.1));
  const { districts, seats } = problem;
  return {
    ...problem,
    points: problem.points.map((point) =>
      point.capacity === undefined ? point : { ...point, capacity: point.capacity * 1.1 },
    ),
    ...(districts?.capacities === undefined
      ? {}
      : { districts: { ...districts, capacities: more(districts.capacities) } }),
    ...(seats === undefined
      ? {}
      : { seats: seats.map((seat) => ({ ...seat, capacities: more(seat.capacities) })) }),
  };
}
