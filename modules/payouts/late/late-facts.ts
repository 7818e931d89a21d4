// What may have come after a closed period's run, in the words of a run: whom it concerns, asked by change numbers.
import type { EntityId, PlainDate, Result, Scope } from '@cordee/kernel';
import type { Origin } from '../run.ts';

/** A closed period, and what of the facts that came after its run can move it. */
export type ClosedWindow = {
  /** Its place among those that are asked for. */
  readonly place: number;
  /** The change up to which its regular run had read. */
  readonly after: bigint;
  /** Half-open: the days of the sales that its plan reads. */
  readonly salesFrom: PlainDate;
  readonly end: PlainDate;
  /** Quotas that begin before this day may count. */
  readonly quotasEnd: PlainDate;
  /** Whether the plan also reads presence, teams, figures and rates. */
  readonly isWhole: boolean;
};

/** A late fact of a table and whom it concerns; null: anybody. */
export type LateFact = { readonly table: string; readonly place: number; readonly person: EntityId | null };

export type LateFacts = {
  /** Each late fact's people, once a table and period. Refuses platform.compute_field_hidden. */
  late(scope: Scope, closed: readonly ClosedWindow[]): Promise<Result<readonly LateFact[]>>;
  /** All who share a sale of these days with one of the people. */
  sharing(scope: Scope, people: readonly EntityId[], days: ClosedDays): Promise<readonly EntityId[]>;
  /** Payees of whom the period itself has settled something, or whose settlements a void cut across. */
  entangled(scope: Scope, own: Origin): Promise<readonly EntityId[]>;
};

/** Half-open. */
export type ClosedDays = { readonly from: PlainDate; readonly to: PlainDate };
