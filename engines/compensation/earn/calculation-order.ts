import type { Refusal } from '@cordee/kernel';
import { refusalAt } from '../plan-format/field.ts';
import type { Checked } from '../plan-format/field.ts';
import type { PlanComponent } from './component.ts';
import { followedBy } from './modifiers/modifiers.ts';

/** The codes of the components that a component reads. */
function readComponents({ follows, modifiers }: PlanComponent): readonly string[] {
  return [...new Set([...follows, ...followedBy(modifiers)])];
}

/**
 * The components, each after those that it reads, else in the plan's order. Refuses compensation.plan_reference_unknown
 * for a code that the plan has not, compensation.plan_cycle for components that wait for each other.
 */
export function orderedByReading(components: readonly PlanComponent[]): Checked<readonly PlanComponent[]> {
  const unknown = components.flatMap((component, index) => unknownReferences(component, index, components));
  if (unknown.length > 0) return { ok: false, refusal: unknown };
  const ordered: PlanComponent[] = [];
  const placed = new Set<string>();
  while (ordered.length < components.length) {
    const next = components.find(
      (each) => !placed.has(each.code) && readComponents(each).every((code) => placed.has(code)),
    );
    if (next === undefined) return { ok: false, refusal: cycleIn(components, placed) };
    placed.add(next.code);
    ordered.push(next);
  }
  return { ok: true, value: ordered };
}

function unknownReferences(
  component: PlanComponent,
  index: number,
  components: readonly PlanComponent[],
): readonly Refusal[] {
  return readComponents(component)
    .filter((code) => !components.some((each) => each.code === code))
    .map((code) =>
      refusalAt('compensation.plan_reference_unknown', `$.components[${index}]`, { component: code }),
    );
}

function cycleIn(components: readonly PlanComponent[], placed: ReadonlySet<string>): readonly Refusal[] {
  return components.flatMap(({ code }, index) =>
    placed.has(code)
      ? []
      : [refusalAt('compensation.plan_cycle', `$.components[${index}]`, { component: code })],
  );
}
