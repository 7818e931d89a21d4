import { expect, it } from 'vitest';
import { plainDate } from '@cordee/kernel';
import { formatDate } from './format-quantity.ts';

it('writes the first of a month as each language says it, and other days as numbers', () => {
  expect(
    ['2026-01-01', '2026-04-11', '2026-05-31'].flatMap((day) => [
      formatDate(plainDate(day), 'fr'),
      formatDate(plainDate(day), 'en'),
    ]),
  ).toEqual([
    '1er janvier 2026',
    '1 January 2026',
    '11 avril 2026',
    '11 April 2026',
    '31 mai 2026',
    '31 May 2026',
  ]);
});
