import { refused } from '@cordee/kernel';
import { expect, it } from 'vitest';
import { memoryNeed, memoryNeedOf, sayMemoryNeed } from './memory-need.ts';

it('is kept with the part of the plan that needs memory, and said in words', () => {
  const { refusal } = refused('payouts.many_rows_unsupported', { need: 'measure', what: 'margin' });
  expect(memoryNeedOf(refusal)).toBe('measure:margin');
  expect(sayMemoryNeed(memoryNeedOf(refusal), 'en')).toContain('the measure “margin”');
  expect(sayMemoryNeed(memoryNeed('release'), 'fr')).toMatch(/^Calculé en mémoire : le plan verse/);
  expect(memoryNeedOf(refused('platform.compute_bound_exceeded').refusal)).toBe('bound');
});

it('says nothing where nothing was kept, or where it was kept in other words', () => {
  expect(sayMemoryNeed(null, 'fr')).toBeNull();
  expect(sayMemoryNeed('aggregation margin', 'fr')).toBeNull();
});
