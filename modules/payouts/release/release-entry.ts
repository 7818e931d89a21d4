// What locked runs have left of a payee's release, place after place: the balances are the last entry, never a column.
import { NOTHING_RELEASED, type ReleaseState } from '@cordee/engine-compensation';
import type { Currency, EntityId, Period } from '@cordee/kernel';

/** What a run hands the next: the engine's state, and the cancellations that have taken back so far. */
export type Released = {
  readonly state: ReleaseState;
  readonly undone: readonly string[];
  /** The periods that have advanced their draws; null where entries of before did not say: all up to the last one. */
  readonly advanced: readonly string[] | null;
};

export type NewRelease = {
  readonly payeeId: EntityId;
  readonly currency: Currency;
  readonly place: number;
  /** The plan and the period it was released in; null where a void leaves nothing. */
  readonly of: { readonly planCode: string; readonly period: Period } | null;
  readonly released: Released;
};

export type ReleaseEntry = NewRelease & { readonly runId: string };

export const NEVER_RELEASED: Released = { state: NOTHING_RELEASED, undone: [], advanced: [] };

/** Whether nothing waits and nothing is owed: a plan that releases at once may go on without it. */
export function isSettled({ state }: Released): boolean {
  const { held, carried, draws, outstanding } = state;
  return (
    held.length === 0 &&
    carried.length === 0 &&
    draws.every(({ owed }) => owed.minor === 0n) &&
    outstanding === null
  );
}

/**
 * The entries by which a void takes back what its run left: of each payee what stood before. Null where a later run has
 * gone on from it, which has to be voided first. `entries` are all those of the run's payees.
 */
export function releaseTakenBack(
  entries: readonly ReleaseEntry[],
  runId: string,
): readonly NewRelease[] | null {
  const back: NewRelease[] = [];
  const keyOf = ({ payeeId, currency }: ReleaseEntry) => `${payeeId} ${currency}`;
  for (const own of Map.groupBy(entries, keyOf).values()) {
    const ordered = own.toSorted((a, b) => a.place - b.place);
    const at = ordered.findIndex((entry) => entry.runId === runId);
    const left = ordered[at];
    if (left === undefined) continue;
    if (at < ordered.length - 1) return null;
    const before = ordered[at - 1];
    const { of, released } = before ?? { of: null, released: NEVER_RELEASED };
    back.push({ ...left, place: left.place + 1, of, released });
  }
  return back;
}
