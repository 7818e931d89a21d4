import { expect, test } from 'vitest';

import { comparable, resemblance } from './compare-words.ts';

test('accents, case, punctuation and camelCase do not matter', () => {
  expect(comparable("Date d'Échéance")).toBe(comparable('DATE D’ECHEANCE'));
  expect(comparable('SalesPersonID')).toBe(comparable('sales_person id'));
  expect(comparable('N° client')).toBe(comparable('no client'));
});

test('the same words in another order are nearly the same name, a shared word is not enough', () => {
  expect(resemblance('Montant HT', 'montant ht')).toBe(1);
  expect(resemblance('HT montant', 'montant ht')).toBe(0.95);
  expect(resemblance('Montant HT remisé', 'montant ht')).toBeGreaterThan(0.6);
  expect(resemblance('Monttant', 'montant')).toBe(0.75);
  expect(resemblance('Date de naissance', 'date de commande')).toBe(0);
  expect(resemblance('Date clôture', 'date de clôture')).toBe(0.95);
});
