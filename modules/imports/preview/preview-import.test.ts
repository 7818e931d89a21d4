import { describe, expect, test } from 'vitest';

import { amountOf } from '../values/amount-of.ts';
import { textValue } from '../values/import-values.ts';
import { IMPORT_TARGETS } from '../import-targets.ts';
import type { ImportKind } from '../import-target.ts';
import { previewImport } from './preview-import.ts';
import { tableOf } from '../reading/table-of.ts';

async function preview(kind: ImportKind, ...lines: readonly string[]) {
  const result = await previewImport(tableOf(...lines), IMPORT_TARGETS[kind]);
  return result.ok ? result.value : result.refusal;
}

async function matches(kind: ImportKind, ...lines: readonly string[]): Promise<Record<string, number>> {
  const found = await preview(kind, ...lines);
  if ('code' in found) throw new Error(found.code);
  return Object.fromEntries(found.proposals.map((proposal) => [proposal.field, proposal.column]));
}

describe('columns find their fields', () => {
  test('a French order export', async () => {
    expect(
      await matches(
        'transactions',
        'N° Commande;Date Commande;Représentant;Raison sociale;Article;Montant HT;Montant TTC;Devise',
        '4711;05/03/2026;V014;Ateliers du Drac;TR-200;1 234,56;1 481,47;EUR',
      ),
    ).toEqual({ transaction_code: 1, date: 2, seller: 3, account: 4, product: 5, amount: 6, currency: 8 });
  });

  test('a payroll list with the names apart', async () => {
    expect(
      await matches(
        'people',
        'Matricule;Nom;Prénom;Agence;Responsable;Date d’entrée;Temps de travail',
        '000412;Roche;Zoé;Grenoble;M002;15/09/2021;80 %',
      ),
    ).toMatchObject({
      payroll_number: 1,
      family_name: 2,
      given_name: 3,
      team: 4,
      manager_code: 5,
      hired_on: 6,
      working_time: 7,
    });
  });

  test('a name whose content speaks against it is not proposed', async () => {
    expect(
      await matches('transactions', 'code;date;montant;date commande', 'A;matin;12;05/03/2026'),
    ).toMatchObject({ date: 4 });
  });

  test('the lines of an order are told apart by their own number, which is to be looked at', async () => {
    const found = await preview(
      'transactions',
      'Row ID,Order ID,Order Date,Customer ID,Sales'.replaceAll(',', ';'),
      '1;CA-1;2026-03-05;C1;12.5',
      '2;CA-1;2026-03-05;C1;8',
      '3;CA-2;2026-03-06;C2;7.25',
    );
    expect(found).toMatchObject({
      mapping: { fields: { transaction_code: { column: { header: 'Row ID' } } } },
      warnings: expect.arrayContaining([
        { code: 'imports.proposal_unsure', args: { field: 'transaction_code', column: 1 } },
      ]),
    });
  });

  test('a number that repeats only with its whole row stays the key', async () => {
    expect(
      await matches(
        'transactions',
        'Numéro libre;Commande;Date;Montant',
        '1;A;2026-03-05;1',
        '2;B;2026-03-05;2',
        '2;B;2026-03-05;2',
      ),
    ).toMatchObject({ transaction_code: 2 });
  });

  test('values that no choice knows, and yes or no, are proposed for no choice and no code', async () => {
    const found = await matches(
      'transactions',
      'code;date;amount;lead_type;has_company',
      'A;2026-03-05;1;online_medium;True',
      'B;2026-03-06;2;industry;False',
    );
    expect(found).toEqual({ transaction_code: 1, date: 2, amount: 3 });
  });

  test('the labels of our own templates are known in both languages', async () => {
    expect(await matches('quotas', 'Seller;Measure;Period;Amount', 'V1;orders;Q1 2026;12')).toEqual({
      seller: 1,
      measure: 2,
      period: 3,
      amount: 4,
    });
  });

  test('where there is no code the name identifies, and the preview says so', async () => {
    const found = await preview('accounts', 'Client;Ville', 'Ateliers du Drac;Grenoble');
    expect(found).toMatchObject({ missing: [], warnings: [{ code: 'imports.name_identifies' }] });
  });
});

test('what is missing is said, and no row is read on a guess', async () => {
  expect(await preview('quotas', 'Commercial;Montant', 'V1;12')).toMatchObject({
    missing: [['period', 'starts_on']],
    rows: [],
  });
});

test('unclear dates are warned about', async () => {
  expect(await preview('transactions', 'code;date;montant', 'A;05/03/2026;12')).toMatchObject({
    warnings: [{ code: 'imports.date_order_unclear', args: { order: 'dmy' } }],
  });
});

test('a header alone is refused', async () => {
  expect(await preview('quotas', 'Commercial;Période;Objectif')).toMatchObject({
    code: 'imports.header_only',
  });
});

describe('one column a month', () => {
  const months = async (...lines: readonly string[]) => {
    const found = await preview('quotas', ...lines);
    if ('code' in found) throw new Error(found.code);
    const rows = found.rows.flatMap((row) =>
      row.kind === 'row'
        ? [
            [
              row.line,
              textValue(row.values, 'seller'),
              textValue(row.values, 'period'),
              amountOf(row)?.unscaled,
            ].join(' '),
          ]
        : [],
    );
    return { ...found, rows };
  };

  test('becomes one row a month, on the line of the file, without the total', async () => {
    const lines = ['Commercial;janv. 2026;févr. 2026;mars 2026;Total', 'V1;1;2;3;6', 'V2;4;;5;9'];
    const found = await months(...lines);
    expect(found.rows).toEqual([
      '2 V1 2026-01 1',
      '2 V1 2026-02 2',
      '2 V1 2026-03 3',
      '3 V2 2026-01 4',
      '3 V2 2026-03 5',
    ]);
    expect(found).toMatchObject({ missing: [], isYearMissing: false, mapping: { months: {} } });
  });

  test('takes the year that stands above it, and asks for it where none does', async () => {
    const named = ['Commercial;Janvier;Février;Mars', 'V1;1;2;3'];
    expect((await months('Objectifs 2025;;;', ...named)).rows.at(-1)).toBe('3 V1 2025-03 3');
    const asked = await months(...named);
    expect(asked).toMatchObject({ isYearMissing: true, rows: [] });
    const mapping = { ...asked.mapping, months: { year: 2027 } };
    const given = { mapping, reason: 'chosen' } as const;
    const said = await previewImport(tableOf(...named), IMPORT_TARGETS.quotas, { given });
    expect(said).toMatchObject({ value: { isYearMissing: false, missing: [] } });
    expect(said.ok && said.value.rows.at(-1)?.values['period']).toBe('2027-03');
  });
});

test('months across of a kind that has none are refused with what to do, by their names', async () => {
  const found = await preview('figures', 'Commercial;janv. 2026;févr. 2026;mars 2026;Total', 'V1;1;2;3;6');
  expect(found).toMatchObject({
    code: 'imports.months_across',
    args: { count: 3, first: 'janv. 2026', last: 'mars 2026' },
  });
});
