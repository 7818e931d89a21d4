import { compareDates, type EntityId } from '@cordee/kernel';
import type { PlanAssignment } from '@cordee/engine-compensation';

/** The days on which a payee holds the plan, as intervals that neither overlap nor touch. */
export function holdingsOf(
  assignments: readonly PlanAssignment[],
): ReadonlyMap<EntityId, readonly PlanAssignment[]> {
  const merged = new Map<EntityId, PlanAssignment[]>();
  const ordered = assignments.toSorted((a, b) => compareDates(a.effectiveFrom, b.effectiveFrom));
  for (const each of ordered) {
    const own = merged.get(each.payee) ?? [];
    merged.set(each.payee, own);
    const last = own.at(-1);
    if (
      last === undefined ||
      (last.effectiveTo !== null && compareDates(last.effectiveTo, each.effectiveFrom) < 0)
    )
      own.push(each);
    else own[own.length - 1] = { ...last, effectiveTo: laterEnd(last, each) };
  }
  return merged;
}

function laterEnd(a: PlanAssignment, b: PlanAssignment): PlanAssignment['effectiveTo'] {
  if (a.effectiveTo === null || b.effectiveTo === null) return null;
  return compareDates(a.effectiveTo, b.effectiveTo) < 0 ? b.effectiveTo : a.effectiveTo;
}
