import { entityId } from '@cordee/kernel';
import { expect, it } from 'vitest';
import { classesOf } from './effort.ts';
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
});

it('classes accounts by the share of potential that those before them make', () => {
  const classes = classesOf([account('1', '5'), account('2', '80'), account('3', '15'), account('4', null)]);
  expect([...classes.values()]).toEqual(['a', 'b', 'c', 'c']);
});

it('has nobody in A where nothing is worth anything', () => {
  expect([...classesOf([account('1', null), account('2', '0')]).values()]).toEqual(['c', 'c']);
});
