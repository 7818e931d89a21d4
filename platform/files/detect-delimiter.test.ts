import { expect, test } from 'vitest';

import { detectDelimiter } from './detect-delimiter.ts';

test.each([
  ['decimal commas beside semicolons', 'Vendeur;Montant;Taux\nA;1,50;2,5\nB;2,75;3,5\n', ';'],
  ['commas', 'a,b,c\n1,2,3\n', ','],
  ['tabs, whatever the text holds', 'a\tb, c\nd\te, f\n', '\t'],
  ['bars', 'a|b|c\n1|2|3\n', '|'],
  ['quoted commas do not count', '"Dupont, Jean";12\n"Roche, Ana";13\n', ';'],
  ["Excel's announcement wins", 'sep=|\na,b|c,d\n', '|'],
  [
    'titles above do not mislead',
    'Objectifs 2026, version finale\n\nVendeur;Montant;Période\nA;1;T1\nB;2;T1\n',
    ';',
  ],
  ['one column has none: a comma is assumed', 'name\nA\nB\n', ','],
])('%s', (_, sample, delimiter) => {
  expect(detectDelimiter(sample)).toBe(delimiter);
});
