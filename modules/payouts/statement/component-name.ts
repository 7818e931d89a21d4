import { parsePlan, partNames, partsOf, type PlanParts } from '@cordee/engine-compensation';
import type { Locale, Scope } from '@cordee/kernel';
import { sayTold, type PlanStore } from '@cordee/modules/plans';

/** The parts of a stored plan as of the scope's day; null for a plan that it does not have. */
export async function planParts(
  plans: Pick<PlanStore, 'plan'>,
  scope: Scope,
  planCode: string,
): Promise<PlanParts | null> {
  const record = await plans.plan(scope, planCode);
  const parsed = record && parsePlan(record.document);
  return parsed?.ok ? partsOf(parsed.value) : null;
}

/** What a line is called in words; its code where the plan no longer has it. */
export function componentName(parts: PlanParts, code: string, locale: Locale): string {
  return sayTold(partNames(parts).get(code) ?? code, locale);
}
