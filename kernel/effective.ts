import { invariant } from './invariant.ts';
import { compareDates, isWithin, plainDate } from './plain-date.ts';
import type { PlainDate } from './plain-date.ts';

/** What is true from a day until, and without, another; null means until further notice. */
export type Effective = { readonly effectiveFrom: PlainDate; readonly effectiveTo: PlainDate | null };

/** The effectiveFrom of facts that are events: they do not begin to be true one day. */
export const ALWAYS: PlainDate = plainDate('0001-01-01');

/** The version in effect on the date, or undefined when there is none. Versions of one thing never overlap. */
export function valueAsOf<T extends Effective>(versions: readonly T[], date: PlainDate): T | undefined {
  return versions.find((version) => isWithin(date, version.effectiveFrom, version.effectiveTo));
}

/**
 * The cells of one entity in date order, each ending where the next begins. Ends are derived, never stored, so that a
 * late cell shortens its neighbour without an update. Two cells of one day are a bug of the caller.
 */
export function withDerivedEnds<T extends { readonly effectiveFrom: PlainDate }>(
  cells: readonly T[],
): (T & Effective)[] {
  const ordered = cells.toSorted((a, b) => compareDates(a.effectiveFrom, b.effectiveFrom));
  return ordered.map((cell, index) => {
    const next = ordered[index + 1];
    invariant(
      next === undefined || compareDates(cell.effectiveFrom, next.effectiveFrom) < 0,
      'two cells of one day',
      {
        effectiveFrom: cell.effectiveFrom.toString(),
      },
    );
    return { ...cell, effectiveTo: next?.effectiveFrom ?? null };
  });
}
