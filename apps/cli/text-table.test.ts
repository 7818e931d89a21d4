import { expect, it } from 'vitest';
import { textTable } from './text-table.ts';

it('aligns columns by what is seen, figures to the right', () => {
  expect(
    textTable(
      ['Équipe', '€'],
      [
        ['Lyon', '1 200'],
        ['Île-de-France', '30'],
      ],
      [1],
    ),
  ).toBe(
    ['Équipe             €', '─────────────  ─────', 'Lyon           1 200', 'Île-de-France     30'].join(
      '\n',
    ),
  );
});
