// A newcomer's sales name a seller turned round and a product spelt two ways: both are said once, the file is read again,
// and the euros count; then one is taken back.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { openBrowser } from './open-browser.ts';
import { goToRoom } from './steps/go-to-room.ts';
import { importFile } from './steps/import-file.ts';
import { officeFile } from './steps/office-file.ts';
import { takeTwoSeats } from './steps/take-two-seats.ts';
import type { Visitor } from './visitor.ts';

let browser: Browser;
let revops: Visitor;
let finance: Visitor;

beforeAll(async () => {
  browser = await openBrowser();
  ({ revops, finance } = await takeTwoSeats(browser, 'Cordages'));
  const { words } = revops;
  const people = officeFile('personnes.csv', 'Code de la personne;Prénom;Nom', 'C1;Awa;Lemoine');
  await importFile(revops, { file: people, kind: words('web.kind_people'), source: 'tableur' });
  const sold = officeFile(
    'ventes.csv',
    "Code de l'opération;Nature;Date;Commercial;Montant;Produit",
    'V1;commande;15/07/2026;Lemoine Awa;1 000,00;GTXPro',
    'V2;commande;16/07/2026;C1;500,00;GTX Pro',
    'V3;commande;17/07/2026;C1;500,00;GTX Pro',
  );
  await importFile(revops, { file: sold, kind: words('web.kind_transactions'), source: 'tableur' });
});
afterAll(async () => {
  await revops.leave();
  await finance.leave();
  await browser.close();
});

const act = ({ words }: Visitor, key: 'choose' | 'read_again' | 'take_back', written: string) =>
  words('quality.act_on', { act: words(`quality.${key}`), written });

test('each word stands with the euros that hang on it, what may be meant, and why', async () => {
  const { page, words } = revops;
  await goToRoom(revops, 'quality');
  const table = page.getByRole('grid', { name: words('quality.matches') });
  const seller = table.getByRole('row').filter({ hasText: 'Lemoine Awa' });
  await seller.getByText(words('quality.reason_same_words')).waitFor();
  expect((await seller.textContent())?.replace(/\s/g, '')).toContain('1000,00€');
  await table.getByRole('row').filter({ hasText: 'GTXPro' }).getByText('GTX Pro').waitFor();
  expect(await axeViolations(page)).toEqual([]);
});

test('a check tells what it falsifies, and opens on its rows with their file and line', async () => {
  const { page, words } = revops;
  const checks = page.getByRole('grid', { name: words('quality.findings') });
  await checks.getByRole('button', { name: words('quality.check_sale_seller_unknown') }).press('Enter');
  const panel = page.getByRole('dialog');
  await panel.getByText(words('quality.breaks_sale_seller_unknown')).waitFor();
  await panel.getByRole('row').filter({ hasText: 'V1' }).getByRole('link').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press('Escape');
});

test('said once by keyboard, and the file read again, the sale counts for its seller', async () => {
  const { page, words } = revops;
  await page.getByRole('button', { name: act(revops, 'choose', 'Lemoine Awa') }).press('Enter');
  const panel = page.getByRole('dialog');
  await panel.getByRole('radio', { name: 'Awa Lemoine' }).waitFor();
  await panel.getByRole('button', { name: words('quality.accept') }).press('Enter');
  await page.getByRole('button', { name: words('quality.read_again_now') }).click();
  const table = page.getByRole('grid', { name: words('quality.matches') });
  await table.getByRole('row').filter({ hasText: 'Lemoine Awa' }).waitFor({ state: 'detached' });
  await page.goto('/transactions?q=V1');
  const sellers = page.getByRole('gridcell', { name: 'Awa Lemoine' });
  await sellers.waitFor();
  expect(await sellers.count()).toBe(1);
});

test('a product is read as it is spelt elsewhere, until that is taken back', async () => {
  const { page, words } = revops;
  await goToRoom(revops, 'quality');
  await page.getByRole('button', { name: act(revops, 'choose', 'GTXPro') }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: words('quality.accept') })
    .click();
  await page.getByRole('button', { name: words('quality.read_again_now') }).click();
  await page.getByText(words('quality.matches_none')).waitFor();
  const accepted = page.getByRole('grid', { name: words('quality.accepted') });
  await accepted.getByRole('row').filter({ hasText: 'GTXPro' }).waitFor();
  await page.getByRole('button', { name: act(revops, 'take_back', 'GTXPro') }).click();
  const product = accepted.getByRole('row').filter({ hasText: 'GTXPro' });
  await product.waitFor({ state: 'detached' });
  expect(await product.count()).toBe(0);
});

test('finance sees what was accepted, and cannot take back a person', async () => {
  const { page, words } = finance;
  await goToRoom(finance, 'quality');
  const row = page
    .getByRole('grid', { name: words('quality.accepted') })
    .getByRole('row')
    .filter({ hasText: 'Lemoine Awa' });
  await row.waitFor();
  expect(await row.getByRole('button').count()).toBe(0);
});
