import type { EntityId, PlainDate } from '@cordee/kernel';

/** Something to be done before a period is paid. */
export type ClosingItem = {
  readonly id: EntityId;
  readonly period: string;
  readonly code: string;
  /** The house's own words; null: the program's, by its code. */
  readonly label: string | null;
  readonly place: number;
  readonly dueOn: PlainDate;
  readonly ownerId: string;
  readonly delegate: Delegation | null;
};

/** Who does it instead of its owner, first and last day included. */
export type Delegation = { readonly userId: string; readonly from: PlainDate; readonly to: PlainDate };

type ClosingMark = {
  readonly isDone: boolean;
  readonly actor: string;
  readonly at: string;
  readonly note: string | null;
};

export type MarkedItem = ClosingItem & {
  /** Oldest first: the last one says whether it is done. */
  readonly marks: readonly ClosingMark[];
};

/** Who answers for an item on a day: its owner, or whoever stands in. */
export function answersFor({ ownerId, delegate }: ClosingItem, day: PlainDate): string {
  const isAway =
    delegate !== null &&
    Temporal.PlainDate.compare(delegate.from, day) <= 0 &&
    Temporal.PlainDate.compare(day, delegate.to) <= 0;
  return isAway ? delegate.userId : ownerId;
}

export function itemState({ marks, dueOn }: MarkedItem, day: PlainDate): 'open' | 'late' | 'done' {
  if (marks.at(-1)?.isDone) return 'done';
  return Temporal.PlainDate.compare(day, dueOn) > 0 ? 'late' : 'open';
}
