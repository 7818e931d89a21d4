// One's own activities: planned, done with what came of it, and taken back.
import { compareDates, ok, plainDate, refused, type EntityId, type Result, type Scope } from '@cordee/kernel';
import {
  isOutcomeOf,
  type Activity,
  type ActivityKind,
  type NamedActivity,
  type Outcome,
} from './activity.ts';
import type { ActionPlanDeps } from './plan-context.ts';

export type Said = {
  readonly kind: ActivityKind;
  readonly accountId: EntityId | null;
  readonly dealId: EntityId | null;
  readonly note: string | null;
} & (
  | { readonly plannedOn: string; readonly outcome: null }
  | { readonly plannedOn: null; readonly outcome: Outcome }
);

/**
 * Without an outcome it is planned for a day, with one it was done today. Refuses actions.seller_not_found to whoever is
 * nobody, outcome_invalid, planned_past, and subject_not_found for an account or a deal that the caller does not see.
 */
export async function sayActivity(
  deps: ActionPlanDeps,
  scope: Scope,
  { kind, accountId, dealId, note, plannedOn, outcome }: Said,
): Promise<Result<{ readonly id: string }>> {
  const sellerId = await deps.personOf(scope);
  if (sellerId === null) return refused('actions.seller_not_found');
  if (outcome !== null && !isOutcomeOf(kind, outcome)) return refused('actions.outcome_invalid');
  const { today } = scope;
  if (plannedOn !== null && compareDates(plainDate(plannedOn), today) < 0)
    return refused('actions.planned_past', { date: plannedOn });
  if (!(await deps.activities.isSeen(scope, { accountId, dealId })))
    return refused('actions.subject_not_found');
  const id = deps.newId();
  const doneOn = plannedOn === null ? today.toString() : null;
  await deps.activities.post(
    scope,
    [{ id, kind, sellerId, accountId, dealId, plannedOn, doneOn, outcome, note }],
    plannedOn === null ? 'actions.logged' : 'actions.planned',
  );
  return ok({ id });
}

/** Refuses actions.activity_not_found, not_own_forbidden, done_conflict and outcome_invalid. */
export async function finishActivity(
  deps: ActionPlanDeps,
  scope: Scope,
  id: string,
  { outcome, note }: { readonly outcome: Outcome; readonly note: string | null },
): Promise<Result<null>> {
  const found = await findOwn(deps, scope, id);
  if (!found.ok) return found;
  if (found.value.doneOn !== null) return refused('actions.done_conflict');
  if (!isOutcomeOf(found.value.kind, outcome)) return refused('actions.outcome_invalid');
  const doneOn = scope.today.toString();
  const done: Activity = { ...found.value, doneOn, outcome, note };
  await deps.activities.post(scope, [done], 'actions.logged');
  return ok(null);
}

/** What was done as planned is planned again; anything else is as if it had never been said. */
export async function undoActivity(deps: ActionPlanDeps, scope: Scope, id: string): Promise<Result<null>> {
  const found = await findOwn(deps, scope, id);
  if (!found.ok) return found;
  const { doneOn, plannedOn } = found.value;
  if (doneOn !== null && plannedOn !== null)
    await deps.activities.post(
      scope,
      [{ ...found.value, doneOn: null, outcome: null, note: null }],
      'actions.planned',
    );
  else await deps.activities.takeBack(scope, found.value);
  return ok(null);
}

async function findOwn(
  { activities, personOf }: ActionPlanDeps,
  scope: Scope,
  id: string,
): Promise<Result<NamedActivity>> {
  const found = await activities.activity(scope, id);
  if (found === undefined) return refused('actions.activity_not_found');
  return found.sellerId === (await personOf(scope)) ? ok(found) : refused('actions.not_own_forbidden');
}
