import type { EntityId, Result, Scope } from '@cordee/kernel';
import type { ActionPlan, PlanContent, Side } from './plan.ts';

export type NewVersion = { readonly id: string; readonly side: Side; readonly content: PlanContent };

export type PlanFilter = {
  readonly id?: string;
  readonly sellerId?: EntityId;
  readonly period?: string;
};

export type PlanStore = {
  /** Of the sellers whom the scope sees, the latest period first. */
  plans(scope: Scope, filter: PlanFilter): Promise<readonly ActionPlan[]>;
  /** A plan and its first version. Refuses actions.plan_conflict where the seller has one for the period. */
  open(
    scope: Scope,
    plan: Pick<ActionPlan, 'id' | 'sellerId' | 'managerId' | 'period'>,
    version: NewVersion,
  ): Promise<Result<null>>;
  /** Refuses actions.version_changed_conflict where `follows` is not the last version any more. */
  propose(scope: Scope, plan: ActionPlan, version: NewVersion, follows: string): Promise<Result<null>>;
  /** Refuses actions.agreed_conflict, and version_changed_conflict where another version came in between. */
  agree(scope: Scope, plan: ActionPlan, versionId: string): Promise<Result<null>>;
};
