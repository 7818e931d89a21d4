import { entityId } from '@cordee/kernel';
import { expect, it } from 'vitest';
import { balanceOf, evennessOf, middleOf } from './balance.ts';
import { VISITS } from './effort.ts';
import type { BookAccount, Territory } from './territory.ts';

const id = (number: number) => entityId(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`);
const territory = (number: number): Territory => ({
  id: id(number),
  code: `T${number}`,
  name: `T${number}`,
  positionId: null,
  holder: null,
  teamId: null,
  team: null,
});
const account = (number: number, given: Partial<BookAccount>): BookAccount => ({
  id: id(100 + number),
  code: `A${number}`,
  name: `A${number}`,
  town: null,
  latitude: null,
  longitude: null,
  potential: null,
  territoryId: null,
  isLocked: false,
  normVisits: null,
  ...given,
});

it('says how uneven values are, by Gini and by spread', () => {
  expect(evennessOf([1, 3])).toEqual({ gini: 0.25, spread: 1 });
  expect(evennessOf([2, 2, 2])).toEqual({ gini: 0, spread: 0 });
  expect(evennessOf([0, 0])).toEqual({ gini: 0, spread: 0 });
});

it('counts what each territory holds: exact potential, visits by class, kilometres by road from its middle', () => {
  const balance = balanceOf(
    {
      territories: [territory(1), territory(2)],
      accounts: [
        account(1, { territoryId: id(1), potential: '0.1', latitude: 45, longitude: 5 }),
        account(2, { territoryId: id(1), potential: '0.2', latitude: 46, longitude: 5 }),
        account(3, { territoryId: id(2) }),
        account(4, { potential: '9' }),
      ],
    },
    VISITS,
  );
  expect(balance.territories).toMatchObject([
    { accounts: 2, potential: '0.3', visits: VISITS.c * 2, base: { x: 5, y: 45.5 } },
    { accounts: 1, potential: '0', visits: VISITS.c, meanKm: null, base: null },
  ]);
  expect(balance.meanKm).toBeCloseTo(111.19 * 0.5 * 1.3, 1);
});

it('finds the middle as a median, which one far account does not draw away', () => {
  const placed = [1, 2, 90].map((longitude, index) => account(index, { latitude: 45, longitude }));
  expect(middleOf(placed)).toEqual({ x: 2, y: 45 });
});
