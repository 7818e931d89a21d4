import type { AccountBook, AccountFacts } from '../account-facts.ts';
import { coordinateOf, measureText, type GroupMeasure } from './group-measures.ts';

/** How a measure is standardised: (coordinate − mean) ÷ deviation. */
export type GroupAxis = { readonly measure: GroupMeasure; readonly mean: number; readonly deviation: number };

/** Where groups are: everything that is needed to say of any account which is its nearest. */
export type GroupSpace = {
  readonly axes: readonly GroupAxis[];
  /** Standardised, one a group; groups count from 1. */
  readonly centres: readonly (readonly number[])[];
};

/** An account's standardised coordinates, null where a measure is not known. */
export function pointOf(
  axes: readonly GroupAxis[],
  account: AccountFacts,
  book: Pick<AccountBook, 'day'>,
): readonly number[] | null {
  const point: number[] = [];
  for (const { measure, mean, deviation } of axes) {
    const text = measureText(measure, account, book);
    if (text === null) return null;
    point.push((coordinateOf(text) - mean) / deviation);
  }
  return point;
}

/** The number of the nearest centre, the first of equals; null where a measure is not known. */
export function nearestGroup(
  { axes, centres }: GroupSpace,
  account: AccountFacts,
  book: Pick<AccountBook, 'day'>,
): number | null {
  const point = pointOf(axes, account, book);
  return point === null ? null : nearestCentre(point, centres) + 1;
}

/** The index of the nearest centre, the first of equals. */
export function nearestCentre(point: readonly number[], centres: readonly (readonly number[])[]): number {
  let [nearest, least] = [0, Number.POSITIVE_INFINITY];
  for (const [index, centre] of centres.entries()) {
    const distance = centre.reduce((sum, at, axis) => sum + (at - (point[axis] ?? 0)) ** 2, 0);
    if (distance < least) [nearest, least] = [index, distance];
  }
  return nearest;
}
