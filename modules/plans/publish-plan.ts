import { lintPlan, parsePlan, type Plan } from '@cordee/engine-compensation';
import { ok, refused, type Refusal, type Result, type Scope } from '@cordee/kernel';
import type { SeenDraft } from './plan-draft.ts';
import type { PlanStore } from './plans-store.ts';

export type PublishRequest = {
  readonly document: unknown;
  readonly effectiveFrom: string;
  /** Why it is published with what the linter says must not be; kept in the trail. */
  readonly despite?: string | undefined;
  readonly draft?: SeenDraft | undefined;
};

/**
 * Publishes a version of a plan from a date on. A document that the format refuses says where; one in which the linter
 * finds what must not be is refused as plans.lint_blocked, unless a reason is given.
 */
export async function publishPlan(
  store: PlanStore,
  scope: Scope,
  { document, effectiveFrom, despite, draft }: PublishRequest,
): Promise<Result<Plan>> {
  const parsed = parsePlan(document);
  if (!parsed.ok) return firstOf(parsed.refusal);
  const plan = parsed.value;
  const blocking = lintPlan(plan).filter(({ severity }) => severity === 'block').length;
  if (blocking > 0 && despite === undefined)
    return refused('plans.lint_blocked', { plan: plan.name, count: String(blocking) });
  const published = await store.publish(scope, {
    plan,
    document: document as Record<string, unknown>, // parsePlan takes nothing but an object
    effectiveFrom,
    despite: blocking > 0 ? (despite ?? null) : null,
    draft: draft ?? null,
  });
  return published.ok ? ok(plan) : published;
}

/** The format tells all its refusals at once; an answer carries the first, with how many more there are. */
function firstOf(refusals: readonly Refusal[]): Result<never> {
  const [first] = refusals;
  return first ? { ok: false, refusal: first } : refused('plans.document_invalid');
}
