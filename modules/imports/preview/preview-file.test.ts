import { ok } from '@cordee/kernel';
import { expect, test } from 'vitest';
import { previewFile } from './preview-file.ts';
import { tableOf } from '../reading/table-of.ts';

const look = async (...lines: readonly string[]) => {
  const found = await previewFile(async () => ok(tableOf(...lines)), { path: '', name: 'file.csv' });
  return found.ok ? found.value.kind : found.refusal.code;
};

test.each([
  "Code de l'opération;Date;Commercial;Montant",
  'Commercial;Période;Objectif',
  'Code;Nom;Équipe;Manager;Date d’entrée',
  'Commande;Vendeur;Part',
])('a header alone is refused, whatever kind it would be: %s', async (header) => {
  expect(await look(header)).toBe('imports.header_only');
});

test('a file is looked at as the kind that fits it best', async () => {
  expect(await look('Commande;Vendeur;Part', 'C1;V1;60 %', 'C1;V2;40 %')).toBe('splits');
  expect(await look('Commercial;Période;Objectif', 'V1;2026-03;12000')).toBe('quotas');
});
