import { parsePlan, type Plan } from '@cordee/engine-compensation';
import { ok, refused, type Refusal, type Result, type Scope } from '@cordee/kernel';
import type { PlanStore } from './plans-store.ts';

/** Publishes a version of a plan from a date on; a document that the format refuses says where. */
export async function publishPlan(
  store: PlanStore,
  scope: Scope,
  document: unknown,
  effectiveFrom: string,
): Promise<Result<Plan>> {
  const parsed = parsePlan(document);
  if (!parsed.ok) return firstOf(parsed.refusal);
  const published = await store.publish(scope, parsed.value, document, effectiveFrom);
  return published.ok ? ok(parsed.value) : published;
}

/** The format tells all its refusals at once; an answer carries the first, with how many more there are. */
function firstOf(refusals: readonly Refusal[]): Result<never> {
  const [first] = refusals;
  return first ? { ok: false, refusal: first } : refused('plans.document_invalid');
}
