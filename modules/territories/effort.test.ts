import { entityId } from '@cordee/kernel';
import { expect, it } from 'vitest';
import { classesOf, VISITS, visitsTo } from './effort.ts';
import type { BookAccount } from './territory.ts';

const account = (code: string, potential: string | null): BookAccount => ({
  id: entityId(`00000000-0000-4000-8000-00000000000${code}`),
  code,
  name: code,
  town: null,
  latitude: null,
  longitude: null,
  potential,
  territoryId: null,
  isLocked: false,
  normVisits: null,
});

it('classes accounts by the share of potential that those before them make', () => {
  const classes = classesOf([account('1', '5'), account('2', '80'), account('3', '15'), account('4', null)]);
  expect([...classes.values()]).toEqual(['a', 'b', 'c', 'c']);
});

it('has nobody in A where nothing is worth anything', () => {
  expect([...classesOf([account('1', null), account('2', '0')]).values()]).toEqual(['c', 'c']);
});

it('asks for the visits of the segment’s norm, and for those of the class where no norm says how many', () => {
  const accounts = [account('1', '80'), account('2', '5')];
  const classes = classesOf(accounts);
  const [big] = accounts;
  expect(big && visitsTo(big, classes, VISITS)).toBe(VISITS.a);
  expect(big && visitsTo({ ...big, normVisits: 3 }, classes, VISITS)).toBe(3);
  expect(big && visitsTo({ ...big, normVisits: 0 }, classes, VISITS)).toBe(0);
});
