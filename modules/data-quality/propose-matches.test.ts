import { expect, it } from 'vitest';
import { proposeMatches } from './propose-matches.ts';
import type { Unmatched } from './unmatched.ts';

const unmatched = (given: Partial<Unmatched> & Pick<Unmatched, 'field' | 'written' | 'rows'>): Unmatched => ({
  source: 'crm',
  from: null,
  to: null,
  amounts: [],
  importId: null,
  accepted: null,
  ...given,
});
const none = { persons: [], accounts: [] };
const told = (words: readonly Unmatched[]) =>
  proposeMatches({ words, ...none }).map(
    ({ written, candidates }) => `${written} → ${candidates.map(({ meant }) => meant).join(', ')}`,
  );

it('proposes the spelling that more rows carry, all sources together, and never the other way round', () => {
  const words = [
    unmatched({ field: 'product', written: 'GTXPro', rows: 30 }),
    unmatched({ field: 'product', written: 'GTX Pro', rows: 20 }),
    unmatched({ field: 'product', written: 'GTX Pro', rows: 20, source: 'erp' }),
    unmatched({ field: 'product', written: 'MG Special', rows: 1 }),
  ];
  expect(told(words)).toEqual(['GTXPro → GTX Pro']);
});

it('keeps the words of one field apart from those of another', () => {
  const words = [
    unmatched({ field: 'product', written: 'Directe', rows: 1 }),
    unmatched({ field: 'channel', written: 'direct e', rows: 9 }),
  ];
  expect(told(words)).toEqual([]);
});

it('shows a seller whom nobody resembles too: its euros are hidden all the same', () => {
  expect(told([unmatched({ field: 'seller', written: 'X99', rows: 3 })])).toEqual(['X99 → ']);
});
