import { decimal } from '@cordee/kernel';
import { expect, it } from 'vitest';
import type { AccountFacts } from '../account-facts.ts';
import { numbersFrom, someAccount, someBook } from '../some-accounts.test-support.ts';
import { adjustedRandIndex } from './adjusted-rand-index.ts';
import { nearestGroup } from './group-space.ts';
import { proposeGroups, type GroupRequest } from './propose-groups.ts';

it('has the adjusted Rand index of published examples', () => {
  // scikit-learn's documentation of adjusted_rand_score, and the contingency table of Hubert and Arabie (1985, table 4).
  expect(adjustedRandIndex([0, 0, 1, 1], [1, 1, 0, 0])).toBe(1);
  expect(adjustedRandIndex([0, 0, 1, 2], [0, 0, 1, 1])).toBeCloseTo(0.5714, 4);
  expect(adjustedRandIndex([0, 0, 0, 0], [0, 1, 2, 3])).toBe(0);
  expect(adjustedRandIndex([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(-0.5, 12);
  // n = 10 in three classes by three clusters: (1 1 0 / 1 2 1 / 0 0 4), 0.313 (Yeung and Ruzzo, 2001).
  expect(adjustedRandIndex([0, 0, 1, 1, 1, 1, 2, 2, 2, 2], [0, 1, 0, 1, 1, 2, 2, 2, 2, 2])).toBeCloseTo(
    0.313,
    3,
  );
});

/** Accounts around some middles of potential and sales, within a few percent. */
function planted(middles: readonly (readonly [number, number])[], each: number): AccountFacts[] {
  const next = numbersFrom(7);
  const near = (middle: number) => decimal((middle * (0.9 + 0.2 * next())).toFixed(2));
  return middles.flatMap(([potential, sales], group) =>
    Array.from({ length: each }, (_, index) =>
      someAccount(`G${group}-${String(index).padStart(3, '0')}`, {
        potential: near(potential),
        sales: near(sales),
        orders: 1 + group,
      }),
    ),
  );
}

const three = [
  [300_000, 20_000],
  [60_000, 40_000],
  [5_000, 300],
] as const;
const request: GroupRequest = { measures: ['potential', 'sales'], count: 3, seed: 1, draws: 100 };
const quiet = () => undefined;

it('finds the groups that were planted, the same each time, and tells them by their traits', () => {
  const book = someBook(planted(three, 40));
  const proposal = proposeGroups(book, request, quiet);
  expect(proposal).toEqual(proposeGroups(someBook(book.accounts.toReversed()), request, quiet));
  expect(proposal?.groups.map(({ accounts }) => accounts)).toEqual([40, 40, 40]);
  expect(proposal?.stability).toBeGreaterThan(0.99);
  expect(proposal?.isStable).toBe(true);
  expect(proposal?.fewer).toBeNull();
  const [large, , small] = proposal?.groups ?? [];
  expect(large?.traits[0]).toMatchObject({ measure: 'potential', side: 'far_above' });
  expect(small?.traits.map(({ side }) => side)).toEqual(['far_below', 'far_below']);
  const labels = book.accounts.map((each) => proposal && nearestGroup(proposal.space, each, book));
  expect(new Set(labels.slice(0, 40)).size).toBe(1);
  expect(new Set(labels).size).toBe(3);
});

it('says of groups cut out of an even cloud that they are not stable, and proposes fewer', () => {
  const next = numbersFrom(11);
  const even = () => decimal((100 * 100 ** next()).toFixed(2));
  const cloud = Array.from({ length: 150 }, (_, index) =>
    someAccount(String(index).padStart(3, '0'), {
      potential: even(),
      sales: even(),
      revenue: even(),
      employees: even(),
    }),
  );
  const proposal = proposeGroups(
    someBook(cloud),
    { ...request, measures: ['potential', 'sales', 'revenue', 'employees'], count: 7, draws: 40 },
    quiet,
  );
  expect(proposal?.stability).toBeLessThan(0.6);
  expect(proposal?.isStable).toBe(false);
  const { count, stability } = proposal?.fewer ?? { count: 0, stability: 1 };
  expect(count).toBeLessThan(7);
  expect(stability).toBeGreaterThanOrEqual(0.6);
});

it('leaves out and counts whom a measure is not known of, and refuses too few', () => {
  const accounts = [...planted(three, 10), someAccount('Z')];
  expect(proposeGroups(someBook(accounts), request, quiet)?.left).toBe(1);
  expect(proposeGroups(someBook([someAccount('Z')]), request, quiet)).toBeNull();
});
