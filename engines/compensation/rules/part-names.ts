import type { PlanComponent } from '../earn/component.ts';
import type { Plan } from '../plan-format/plan.ts';
import { phrase } from './told.ts';
import type { Told } from './told.ts';

/** What makes the lines of a plan, as plain data: its components, and its release. */
export type PlanParts = Pick<Plan, 'release'> & {
  readonly components: readonly Pick<PlanComponent, 'code' | 'type' | 'name' | 'label'>[];
};

export function partsOf({ components, release }: Plan): PlanParts {
  return {
    components: components.map(({ code, type, name, label }) => ({ code, type, name, label })),
    release,
  };
}

/**
 * What the lines of a statement are called, by code: as the company named its components, draws, guarantees and limits,
 * else as their type is called, with the code where two would bear one name.
 */
export function partNames({ components, release }: PlanParts): ReadonlyMap<string, Told> {
  const types = Map.groupBy(components, ({ type }) => type);
  const ofComponents = components.map(({ code, type, name, label }): [string, Told] => {
    const typed = { key: label, args: {} };
    const isOnly = types.get(type)?.length === 1;
    return [code, name ?? (isOnly ? typed : phrase('told_component', { component: typed, code }))];
  });
  const { draws = [], guarantees = [], limits = [] } = release ?? {};
  const ofRelease = [...draws, ...guarantees, ...limits].flatMap(({ code, name }): [string, Told][] =>
    name === null ? [] : [[code, name]],
  );
  return new Map([...ofRelease, ...ofComponents]);
}
