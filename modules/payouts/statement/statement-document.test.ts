import { expect, it } from 'vitest';
import { drawnStatement } from './statement.test-support.ts';
import { statementDocument } from './statement-document.ts';

const issuer = { organisation: 'Belledonne', legalEntity: 'Belledonne Services SARL' };
const spaced = (text: string | null | undefined) => text?.replaceAll(/[\u00a0\u202f]/g, ' ');

it('says in French who is paid what, for which period, by which plan, and why', () => {
  const { data } = statementDocument(drawnStatement(), 'fr', issuer);
  expect(data.facts.map((fact) => spaced(fact.value))).toEqual([
    'Marie Besson (C-0042)',
    'T1 2026 : du 1er janvier 2026 au 31 mars 2026',
    'Lyon conquête',
    'Conquête 2026, version 3',
    '2 avril 2026',
  ]);
  expect(spaced(data.total.value)).toBe('4 732,50 €');
  expect(spaced(data.attainment)).toBe('106,45 % de l’objectif : 127 750 € pour 120 000 €');
  expect(data.components.lines.map((line) => spaced(line.payable))).toEqual(['3 232,50 €', '1 500 €']);
  expect(spaced(data.components.lines[0]?.sentence)).toContain('palier 2 à 3 %');
  expect(spaced(data.components.lines[0]?.equation)).toContain('= 3 232,50 €');
});

it('names the organisation and the company that employs the payee, once where they are one', () => {
  expect(statementDocument(drawnStatement(), 'fr', issuer).data.issuer).toEqual([
    'Belledonne',
    'Belledonne Services SARL',
  ]);
  for (const legalEntity of [null, 'Belledonne'])
    expect(
      statementDocument(drawnStatement(), 'fr', { organisation: 'Belledonne', legalEntity }).data.issuer,
    ).toEqual(['Belledonne']);
});

it('says the same in English', () => {
  const { data } = statementDocument(drawnStatement(), 'en', issuer);
  expect(data.facts[1]?.value).toBe('Q1 2026: 1 January 2026 to 31 March 2026');
  expect(data.total.value).toBe('€4,732.50');
  expect(data.components.lines[0]?.sentence).toMatch(/^You earn €3,232.50/);
});

it('shows each credited sale with its file and line, digits below digits', () => {
  const { columns, rows, total } = statementDocument(drawnStatement(), 'fr', issuer).data.credits;
  expect(columns).toEqual(['Date', 'Opération', 'Fichier', 'Ligne', 'Montant (EUR)']);
  expect(rows.map((row) => row.map(spaced))).toEqual([
    ['5 janvier 2026', 'Commande CMD-2600', 'commandes_2026_T1.csv', '2', '41 250,50'],
    ['12 janvier 2026', 'Commande CMD-2601', 'commandes_2026_T1.csv', '3', '42 583,00'],
    ['19 janvier 2026', 'Commande CMD-2602', 'commandes_2026_T1.csv', '4', '43 916,50'],
  ]);
  expect(total?.map(spaced)).toEqual(['', 'Total', '', '', '127 750,00']);
});

it('warns until the run is locked, then no more', () => {
  const noticeOf = (state: 'preview' | 'approved' | 'locked') =>
    statementDocument(drawnStatement({ state }), 'fr', issuer).data.notice;
  expect(noticeOf('preview')).toContain('peuvent changer');
  expect(noticeOf('approved')).toContain('attend la clôture');
  expect(noticeOf('locked')).toBeNull();
});

it('writes a component that could not be calculated as its reason and a dash, not as zero', () => {
  const { data } = statementDocument(drawnStatement({ hasQuota: false }), 'fr', issuer);
  expect(data.attainment).toBeNull();
  expect(data.incomplete).toContain('Total provisoire');
  expect(data.components.lines.map((line) => line.payable)).toEqual(['—', '—']);
  expect(data.components.lines[0]?.sentence).toContain('Aucun objectif n’est saisi');
});

it('says so when no sale is credited', () => {
  expect(statementDocument(drawnStatement({ sales: 0 }), 'fr', issuer).data.credits.summary).toBe(
    'Aucune vente ne vous est attribuée sur cette période.',
  );
});
