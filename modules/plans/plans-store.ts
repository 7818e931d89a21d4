import type { EntityId, Result, Scope } from '@cordee/kernel';
import type { Plan } from '@cordee/engine-compensation';
import type { AssignmentCell, PlanRecord, TermRecord } from './plan-record.ts';

export type PlanStore = {
  plans(scope: Scope): Promise<readonly PlanRecord[]>;
  plan(scope: Scope, code: string): Promise<PlanRecord | undefined>;
  assignments(scope: Scope): Promise<readonly AssignmentCell[]>;
  terms(scope: Scope): Promise<readonly TermRecord[]>;
  publish(scope: Scope, plan: Plan, document: unknown, effectiveFrom: string): Promise<Result<null>>;
  assign(
    scope: Scope,
    planCode: string,
    payees: readonly { readonly payeeId: EntityId; readonly from: string; readonly to: string | null }[],
  ): Promise<void>;
};
