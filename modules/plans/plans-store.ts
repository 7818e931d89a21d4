import type { EntityId, Result, Scope } from '@cordee/kernel';
import type { Plan } from '@cordee/engine-compensation';
import type { SeenDraft } from './plan-draft.ts';
import type { AssignmentCell, PlanRecord, TermRecord } from './plan-record.ts';

type PlanHolding = {
  readonly payeeId: EntityId;
  readonly planCode: string;
  readonly from: string;
  readonly to: string | null;
};

export type Publication = {
  readonly plan: Plan;
  readonly document: Readonly<Record<string, unknown>>;
  readonly effectiveFrom: string;
  /** Why it is published with what the linter says must not be; null where there is nothing of the kind. */
  readonly despite: string | null;
  /** The draft that ends with it; null where it was published without one. */
  readonly draft: SeenDraft | null;
};

export type PlanStore = {
  plans(scope: Scope): Promise<readonly PlanRecord[]>;
  plan(scope: Scope, code: string): Promise<PlanRecord | undefined>;
  assignments(scope: Scope): Promise<readonly AssignmentCell[]>;
  /** Of each payee and code every value up to the scope's day, the one in force last. */
  terms(scope: Scope): Promise<readonly TermRecord[]>;
  /** Together with the end of its draft; refused when that was saved by another in between. */
  publish(scope: Scope, publication: Publication): Promise<Result<null>>;
  /** From each cell's day on its payee holds its plan, or none, until the next day that says otherwise. */
  hold(scope: Scope, cells: readonly AssignmentCell[]): Promise<void>;
  /** Each payee holds a plan from a day to, and without, another; where one ends as the next starts, the next holds. */
  assign(scope: Scope, assignments: readonly PlanHolding[]): Promise<void>;
};
