import { compareDecimals, decimal } from '@cordee/kernel';
import type { AccountBook, AccountFacts } from '../account-facts.ts';
import { measureText, type GroupMeasure } from './group-measures.ts';
import type { GroupSpace } from './group-space.ts';

/** What tells a group from all: the typical value beside that of all accounts. */
export type Trait = {
  readonly measure: GroupMeasure;
  readonly side: 'far_above' | 'above' | 'usual' | 'below' | 'far_below';
  readonly median: string;
  readonly medianOfAll: string;
};

const told = 3;

/** The three measures in which the centre is farthest from the mean of all, the farthest first. */
export function traitsOf(
  centre: readonly number[],
  {
    own,
    known,
    space,
    book,
  }: {
    readonly own: readonly AccountFacts[];
    readonly known: readonly AccountFacts[];
    readonly space: GroupSpace;
    readonly book: AccountBook;
  },
): readonly Trait[] {
  return space.axes
    .map(({ measure }, axis) => ({ measure, at: centre[axis] ?? 0 }))
    .toSorted((a, b) => Math.abs(b.at) - Math.abs(a.at))
    .slice(0, told)
    .map(({ measure, at }) => ({
      measure,
      side: sideOf(at),
      median: medianOf(measure, own, book),
      medianOfAll: medianOf(measure, known, book),
    }));
}

/** In standard deviations from the mean of all. */
function sideOf(at: number): Trait['side'] {
  if (Math.abs(at) < 0.25) return 'usual';
  if (at > 0) return at >= 1 ? 'far_above' : 'above';
  return at <= -1 ? 'far_below' : 'below';
}

/** The lower of the two in the middle, so that it is a value that an account has. */
function medianOf(measure: GroupMeasure, accounts: readonly AccountFacts[], book: AccountBook): string {
  const values = accounts.flatMap((each) => measureText(measure, each, book) ?? []);
  const sorted = values.toSorted((a, b) => compareDecimals(decimal(a), decimal(b)));
  return sorted[(sorted.length - 1) >> 1] ?? '0';
}
