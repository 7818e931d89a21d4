import type { EntityId } from '@cordee/kernel';

export type PlanRecord = {
  readonly code: string;
  readonly name: string;
  readonly version: string;
  readonly effectiveFrom: string;
  readonly document: unknown;
  readonly assigned: number;
};
/** A payee holds a plan from a day to the next cell of the same payee. */
export type AssignmentCell = {
  readonly payeeId: EntityId;
  readonly effectiveFrom: string;
  readonly planCode: string | null;
};
/** One value of a term, from a day until the next value of the same payee and code. */
export type TermRecord = {
  readonly payeeId: EntityId;
  readonly code: string;
  readonly effectiveFrom: string;
  readonly value: string;
  readonly currency: string | null;
  readonly importId: string | null;
  readonly importLine: number | null;
};
