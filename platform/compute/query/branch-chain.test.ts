import { expect, it } from 'vitest';
import { branchChain } from './branch-chain.ts';

const cuts = [
  { branch: 1, parent: 0, baseChange: 20n },
  { branch: 2, parent: 1, baseChange: 30n },
];

it('is live alone for live', () => {
  expect(branchChain(cuts, 0, 50n)).toEqual([{ branch: 0, depth: 0, ceiling: 50n }]);
});

it('lets a branch know its ancestors only up to the change it was cut from', () => {
  expect(branchChain(cuts, 2, 50n)).toEqual([
    { branch: 2, depth: 0, ceiling: 50n },
    { branch: 1, depth: 1, ceiling: 30n },
    { branch: 0, depth: 2, ceiling: 20n },
  ]);
});

it('knows nothing later than the reader does', () => {
  expect(branchChain(cuts, 2, 25n).map(({ ceiling }) => ceiling)).toEqual([25n, 25n, 20n]);
});

it('throws on a branch that was never cut and on one that is its own ancestor', () => {
  expect(() => branchChain(cuts, 7, 50n)).toThrow('cut from a parent');
  expect(() => branchChain([{ branch: 1, parent: 1, baseChange: 1n }], 1, 50n)).toThrow('its own ancestor');
});
