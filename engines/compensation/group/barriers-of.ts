import type { Reads } from '../earn/component.ts';
import type { Plan } from '../plan-format/plan.ts';

/** The stages of a run, in order. A stage begins when the one before it is done for all that it reads. */
export type Stage = 'credit' | 'measure' | 'group' | 'earn';

/**
 * The stages a plan needs and how far it reads: measures are grouped by team or ranked over the population only when a
 * component declares it, so a plan of own components never waits for another payee.
 */
export function barriersOf(plan: Plan): {
  readonly stages: readonly Stage[];
  readonly reads: ReadonlySet<Reads>;
} {
  const reads = new Set(plan.components.map((component) => component.reads));
  return {
    stages: readsOthers(plan) ? ['credit', 'measure', 'group', 'earn'] : ['credit', 'measure', 'earn'],
    reads,
  };
}

/** Whether some component or measure of the plan reads other payees. */
export function readsOthers({ components, measures }: Plan): boolean {
  return components.some(({ reads }) => reads !== 'own') || measures.some(({ scope }) => scope !== 'own');
}
