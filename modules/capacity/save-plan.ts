// Assumptions kept under a name: saved, saved again, and gone back to. Nothing that was kept is changed.
import { ok, refused, type Result, type Scope } from '@cordee/kernel';
import type { AskedDrivers } from './asked-drivers.ts';
import type { SavedPlan, SavedPlanStore, SavedVersion } from './saved-plans-store.ts';

export type SavedPlanDeps = {
  readonly plans: SavedPlanStore;
  readonly nameOf: (userId: string) => Promise<string>;
  readonly newId: () => string;
};

type Done = Promise<Result<{ readonly id: string }>>;

/** Refuses capacity.name_taken_conflict. */
export async function openPlan(
  { plans, newId }: SavedPlanDeps,
  scope: Scope,
  { name, drivers }: { readonly name: string; readonly drivers: AskedDrivers },
): Done {
  const id = newId();
  const saved = await plans.open(scope, { id, name }, { id: newId(), number: 1, restores: null, drivers });
  return saved.ok ? ok({ id }) : saved;
}

/** `follows`: the number of the version that the writer has seen last. */
type Change = { readonly follows: number } & (
  | { readonly drivers: AskedDrivers }
  | { readonly restores: number }
);

/** Refuses capacity.plan_not_found, capacity.version_not_found, capacity.version_changed_conflict. */
export async function addVersion(deps: SavedPlanDeps, scope: Scope, planId: string, change: Change): Done {
  const plan = (await deps.plans.plans(scope)).find(({ id }) => id === planId);
  if (plan === undefined) return refused('capacity.plan_not_found');
  if (plan.versions.length !== change.follows) return refused('capacity.version_changed_conflict');
  const restores = 'restores' in change ? change.restores : null;
  const drivers =
    'restores' in change
      ? plan.versions.find(({ number }) => number === change.restores && number < change.follows)?.drivers
      : change.drivers;
  if (drivers === undefined) return refused('capacity.version_not_found');
  const version = { id: deps.newId(), number: change.follows + 1, restores, drivers };
  const saved = await deps.plans.add(scope, plan, version);
  return saved.ok ? ok({ id: planId }) : saved;
}

export type NamedVersion = SavedVersion & Pick<SavedPlan, 'name'>;

/** A version of any plan; null where the organisation has none of this id. */
export async function findVersion(
  { plans }: SavedPlanDeps,
  scope: Scope,
  versionId: string,
): Promise<NamedVersion | null> {
  for (const { name, versions } of await plans.plans(scope)) {
    const found = versions.find(({ id }) => id === versionId);
    if (found) return { ...found, name };
  }
  return null;
}
