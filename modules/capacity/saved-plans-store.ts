import type { Result, Scope } from '@cordee/kernel';
import type { AskedDrivers } from './asked-drivers.ts';

export type SavedVersion = {
  readonly id: string;
  readonly number: number;
  /** The number of the version that this one goes back to. */
  readonly restores: number | null;
  readonly drivers: AskedDrivers;
  readonly by: string;
  readonly at: string;
};

/** The versions of a saved plan, the oldest first; there is at least one. */
export type SavedPlan = {
  readonly id: string;
  readonly name: string;
  readonly versions: readonly SavedVersion[];
};

export type NewSavedVersion = Pick<SavedVersion, 'id' | 'number' | 'restores' | 'drivers'>;

export type SavedPlanStore = {
  /** By name. */
  plans(scope: Scope): Promise<readonly SavedPlan[]>;
  /** Refuses capacity.name_taken_conflict. */
  open(scope: Scope, plan: Pick<SavedPlan, 'id' | 'name'>, version: NewSavedVersion): Promise<Result<null>>;
  /** Refuses capacity.version_changed_conflict where somebody has taken the number. */
  add(scope: Scope, plan: Pick<SavedPlan, 'id' | 'name'>, version: NewSavedVersion): Promise<Result<null>>;
};
