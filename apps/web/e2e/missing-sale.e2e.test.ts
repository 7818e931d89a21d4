// A sale that is missing from a locked statement, claimed to its end: the claim is answered by where the sale went, the
// file is mended, the claim accepted, and the next statement pays the difference and says why; the locked one stays.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './open-browser.ts';
import { calculateRun } from './steps/calculate-run.ts';
import { goToRoom } from './steps/go-to-room.ts';
import { importFile } from './steps/import-file.ts';
import { officeFile, salesFile } from './steps/office-file.ts';
import { wordsAround } from './steps/open-why.ts';
import { publishCommission } from './steps/publish-plan.ts';
import { takeTwoSeats } from './steps/take-two-seats.ts';
import type { Visitor } from './visitor.ts';

const [july, august] = ['juillet 2026', 'août 2026'];
const plan = 'Commission';
let browser: Browser;
let revops: Visitor;
let finance: Visitor;

beforeAll(async () => {
  browser = await openBrowser();
  ({ revops, finance } = await takeTwoSeats(browser, 'Manque'));
  const { words } = revops;
  const people = officeFile(
    'personnes.csv',
    "Code de la personne;Prénom;Nom;Équipe;Date d'effet",
    'C1;Awa;Lemoine;Nord;01/01/2026',
  );
  await importFile(revops, { file: people, kind: words('web.kind_people'), source: 'tableur' });
  const sold = salesFile(
    'ventes.csv',
    'V1;commande;15/07/2026;C1;10 000,00',
    'V2;commande;20/07/2026;LEM;4 000,00',
  );
  await importFile(revops, { file: sold, kind: words('web.kind_transactions'), source: 'tableur' });
  await publishCommission(revops, { name: plan, percent: '2,5', from: '2026-01-01' });
});
afterAll(async () => {
  await revops.leave();
  await finance.leave();
  await browser.close();
});

test('the month is locked by a second person, without the sale that nobody was credited with', async () => {
  await calculateRun(revops, plan, july);
  const { page, words } = finance;
  await goToRoom(finance, 'runs');
  await page.getByRole('link', { name: july }).click();
  const approve = words('web.run_approve', { count: '1' });
  await page.getByRole('button', { name: approve }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: approve }).click();
  const lock = page.getByRole('button', { name: words('web.run_lock', { period: july }) });
  await expect.poll(() => lock.isEnabled()).toBe(true);
  await lock.click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('textbox').fill(july);
  await dialog.getByRole('button', { name: words('web.run_lock', { period: july }) }).click();
  await page.getByText(words('web.run_is_locked')).waitFor();
  const total = page.getByRole('button', {
    name: wordsAround(words('web.figure_open', { label: '§', value: '§' })),
  });
  expect(await total.first().textContent()).toMatch(/^250(,00)?.€/);
});

test('the claim says at once that the sale is there, under a name that nobody has, and where', async () => {
  const { page, words } = revops;
  await goToRoom(revops, 'disputes');
  await page.getByLabel(words('disputes.order_code')).fill('v2');
  await page.getByLabel(words('disputes.text')).fill('Awa a signé cette vente.');
  await page.getByRole('button', { name: words('disputes.claim') }).click();
  await page.getByRole('heading', { name: words('disputes.thread') }).waitFor();
  const found = await page.getByText('« LEM »').first().textContent();
  expect(found).toContain('ventes.csv, ligne 3');
});

test('the file is mended and the claim accepted by a second person', async () => {
  const { words } = revops;
  const mended = salesFile('ventes-corrigees.csv', 'V2;commande;20/07/2026;C1;4 000,00');
  await importFile(revops, { file: mended, kind: words('web.kind_transactions'), source: 'tableur' });
  const { page } = finance;
  await goToRoom(finance, 'disputes');
  await page.getByRole('grid').getByRole('link').first().click();
  await page.getByLabel(words('disputes.reason')).fill('Le nom est corrigé dans le fichier.');
  await page.getByRole('button', { name: words('disputes.accept') }).click();
  await page.getByText(words('disputes.state_accepted'), { exact: true }).waitFor();
  expect(await page.getByRole('button', { name: words('disputes.accept') }).count()).toBe(0);
});

test('the next statement pays the difference with the sale as its reason; the locked one stays', async () => {
  const { page, words } = revops;
  await calculateRun(revops, plan, august);
  await page.getByRole('link', { name: 'Awa Lemoine' }).first().click();
  await page
    .getByText(words('web.statement_correction', { period: july }))
    .first()
    .waitFor();
  const causes = page.getByText(words('web.statement_causes')).locator('..');
  expect(await causes.getByRole('listitem').first().textContent()).toContain('V2');
  await page
    .getByRole('button', { name: /100,00/ })
    .first()
    .waitFor();
  await goToRoom(revops, 'runs');
  await page.getByRole('link', { name: july }).click();
  await page.getByRole('link', { name: 'Awa Lemoine' }).first().click();
  await page.getByText(words('web.statement_locked')).waitFor();
  await page
    .getByRole('button', { name: /250,00/ })
    .first()
    .waitFor();
});
