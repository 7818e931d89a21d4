// Who follows what: read, narrowed down, ended with a day and a reason, taken back; and told in the trail.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { openBrowser } from './open-browser.ts';
import { showScreen } from './screens.ts';
import { createOrganisation } from './steps/create-organisation.ts';
import { goToRoom } from './steps/go-to-room.ts';
import { importFile } from './steps/import-file.ts';
import { officeFile } from './steps/office-file.ts';
import { visit, type Visitor } from './visitor.ts';

const trial = crypto.randomUUID().slice(0, 8);
let browser: Browser;
let revops: Visitor;

beforeAll(async () => {
  browser = await openBrowser();
  revops = await visit(browser);
  const { words } = revops;
  await createOrganisation(revops, {
    organisation: `Secteurs ${trial}`,
    currency: 'EUR',
    name: 'Jeanne Faure',
    email: `jeanne-${trial}@secteurs.example`,
    password: 'une corde bien nouée',
  });
  const people = officeFile(
    'personnes.csv',
    "Code de la personne;Prénom;Nom;Équipe;Date d'effet",
    'C1;Awa;Lemoine;Nord;01/01/2026',
    'C2;Noé;Garnier;Nord;01/01/2026',
  );
  await importFile(revops, { file: people, kind: words('web.kind_people'), source: 'tableur' });
});
afterAll(async () => {
  await revops.leave();
  await browser.close();
});

test('before anything is known of it the room says what to bring', async () => {
  const { page, words } = revops;
  await goToRoom(revops, 'coverage');
  await page.getByText(words('web.coverage_none')).waitFor();
  const file = officeFile(
    'secteurs.csv',
    'Code vendeur;Suit;Valeur suivie;Premier jour;Dernier jour;À quel titre',
    'C1;secteur;ISERE;01/01/2026;;titulaire',
    'C2;secteur;SAVOIE;01/01/2026;;titulaire',
    'C2;produit;Cordes;01/01/2026;30/06/2026;spécialiste',
  );
  await importFile(revops, { file, kind: words('web.kind_coverage'), source: 'tableur' });
  await goToRoom(revops, 'coverage');
  await expect.poll(() => page.getByRole('rowheader', { name: 'ISERE' }).count()).toBe(1);
});

test('it is narrowed down by kind, by words and by day', async () => {
  const { page, words } = revops;
  await goToRoom(revops, 'coverage');
  const rows = page.getByRole('grid', { name: words('web.room_coverage') }).getByRole('row');
  await expect.poll(() => rows.count()).toBe(1 + 3);
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('combobox', { name: words('web.coverage_field') }).selectOption('product');
  await expect.poll(() => rows.count()).toBe(1 + 1);
  await page.getByLabel(words('web.coverage_on')).fill('2026-07-01');
  await page.getByText(words('web.coverage_nothing')).waitFor();
  await page.getByRole('combobox', { name: words('web.coverage_field') }).selectOption('');
  await expect.poll(() => rows.count()).toBe(1 + 2);
  await page.getByLabel(words('web.coverage_search')).fill('isere');
  await expect.poll(() => rows.count()).toBe(1 + 1);
});

test('a coverage ends on a day for a reason; the end is taken back; both are in the trail', async () => {
  const { page, words } = revops;
  const row = page.getByRole('row').filter({ hasText: 'ISERE' });
  const act = words('web.coverage_end');
  const end = words('web.coverage_act_of', { act, seller: 'Awa Lemoine', covered: 'ISERE' });
  await row.getByRole('button', { name: end }).click();
  const panel = page.getByRole('dialog');
  await panel.getByLabel(words('web.coverage_last_day'), { exact: true }).fill('2025-12-31');
  await panel.getByText(words('web.coverage_backwards', { day: '1er janv. 2026' })).waitFor();
  await panel.getByLabel(words('web.coverage_last_day'), { exact: true }).fill('2026-09-30');
  await panel.getByLabel(words('web.run_reason')).fill('Mutation en Savoie');
  expect(await axeViolations(page)).toEqual([]);
  await panel.getByRole('button', { name: words('web.coverage_end_on', { day: '30 sept. 2026' }) }).click();
  await row.getByText('Mutation en Savoie').waitFor();
  await row.getByText('30 sept. 2026').waitFor();
  await page.getByRole('button', { name: words('web.coverage_undo') }).click();
  await row.getByText(words('web.coverage_open_end')).waitFor();
  await showScreen(revops, '/audit');
  await page
    .getByText(/Mutation en Savoie/)
    .first()
    .waitFor();
});
