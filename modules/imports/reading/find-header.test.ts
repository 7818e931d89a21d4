import { expect, test } from 'vitest';

import { findHeader } from './find-header.ts';
import { IMPORT_TARGETS } from '../import-targets.ts';
import type { ImportKind } from '../import-target.ts';
import type { RawCell } from './raw-table.ts';
import { tableOf } from './table-of.ts';

async function header(kind: ImportKind, ...lines: readonly (string | readonly RawCell[])[]) {
  return findHeader(await Array.fromAsync(tableOf(...lines).rows()), IMPORT_TARGETS[kind]);
}

test('the header below titles, dates of printing and blank lines is found', async () => {
  const found = await header(
    'quotas',
    'Objectifs 2026 — version finale corrigée',
    'Édité le;12/01/2026',
    '',
    'Commercial;Période;Objectif',
    'Zoé Roche;T1 2026;120 000',
    'Ali Brun;T1 2026;95 000',
  );
  expect(found).toEqual({ lines: [4], headers: ['Commercial', 'Période', 'Objectif'] });
});

test('a header of two lines with merged cells gives one name a column', async () => {
  const found = await header(
    'quotas',
    ['Commercial', 'Objectif', null, null],
    [null, 'Montant', 'Devise', 'Période'],
    ['Zoé Roche', '120 000', 'EUR', 'T1 2026'],
    ['Ali Brun', '95 000', 'EUR', 'T1 2026'],
  );
  expect(found.lines).toEqual([1, 2]);
  expect(found.headers).toEqual(['Commercial', 'Objectif Montant', 'Objectif Devise', 'Objectif Période']);
});

test('a first record with gaps is not taken for a second header line', async () => {
  const found = await header(
    'deals',
    'opportunity_id;sales_agent;product;account;deal_stage;close_date;close_value',
    'A1;Zoé;Treuil;;Prospecting;;',
    'A2;Ali;Treuil;;Prospecting;;',
  );
  expect(found.lines).toEqual([1]);
});

test('a file of records alone has no header', async () => {
  const found = await header(
    'people',
    '274;;0;559697.5639',
    '275;2;300000;3763178.1787',
    '276;4;250000;4251368.54',
  );
  expect(found).toEqual({ lines: [], headers: [] });
});

test('unknown names above figures are a header all the same', async () => {
  const found = await header('transactions', 'Wert;Kunde;Nummer', '12,50;Roth;4711', '13,50;Blau;4712');
  expect(found.lines).toEqual([1]);
});
