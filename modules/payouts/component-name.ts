import { parsePlan, partNames, type Plan } from '@cordee/engine-compensation';
import type { Locale, Scope } from '@cordee/kernel';
import { sayTold, type PlanStore } from '@cordee/modules/plans';

/** What makes the lines of a plan: its components, and its release. */
export type PlanParts = Pick<Plan, 'components' | 'release'>;

/** The parts of a stored plan as of the scope's day; null for a plan that it does not have. */
export async function planParts(
  plans: Pick<PlanStore, 'plan'>,
  scope: Scope,
  planCode: string,
): Promise<PlanParts | null> {
  const record = await plans.plan(scope, planCode);
  const parsed = record && parsePlan(record.document);
  return parsed?.ok ? parsed.value : null;
}

/** What a line is called in words; its code where the plan no longer has it. */
export function componentName(parts: PlanParts, code: string, locale: Locale): string {
  return sayTold(partNames(parts).get(code) ?? code, locale);
}
