import { compareDecimals, decimal, plus, times, ZERO, type Decimal } from '@cordee/kernel';
import type { BookAccount } from './territory.ts';

export type AccountClass = 'a' | 'b' | 'c';

/** How often an account of each class is visited in a year. */
export type Visits = Readonly<Record<AccountClass, number>>;

export const VISITS: Visits = { a: 24, b: 12, c: 4 };

/** The first accounts that together make four fifths of all potential are A, those up to nineteen twentieths B. */
const ends: readonly (readonly [AccountClass, Decimal])[] = [
  ['a', decimal('0.80')],
  ['b', decimal('0.95')],
];

/**
 * The class of each account by its id (Pareto's ABC): in order of potential, by the share that those before it make.
 * Accounts without potential are C. Equal potentials stand in the order of their codes.
 *
 * Example: potentials 80, 15 and 5 are A, B and C.
 */
export function classesOf(accounts: readonly BookAccount[]): ReadonlyMap<string, AccountClass> {
  const worth = accounts
    .map(({ id, code, potential }) => ({ id, code, potential: decimal(potential ?? '0') }))
    .toSorted(
      (x, y) => compareDecimals(y.potential, x.potential) || (x.code < y.code ? -1 : x.code > y.code ? 1 : 0),
    );
  const total = worth.reduce((sum, { potential }) => plus(sum, potential), ZERO);
  const classes = new Map<string, AccountClass>();
  let before = ZERO;
  for (const { id, potential } of worth) {
    const isWorthNothing = compareDecimals(potential, ZERO) <= 0;
    const found = ends.find(([, end]) => compareDecimals(before, times(total, end)) < 0);
    classes.set(id, isWorthNothing ? 'c' : (found?.[0] ?? 'c'));
    before = plus(before, potential);
  }
  return classes;
}

/** Visits a year that an account asks for: its segment's norm, else what is usual for its class. */
export function visitsTo(
  { id, normVisits }: Pick<BookAccount, 'id' | 'normVisits'>,
  classes: ReadonlyMap<string, AccountClass>,
  usual: Visits,
): number {
  return normVisits ?? usual[classes.get(id) ?? 'c'];
}
