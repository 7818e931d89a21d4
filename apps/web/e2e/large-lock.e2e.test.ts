// A run of more than a thousand people is closed by a worker: whoever asked for it sees how far it is, can stop it, and is
// told when it is done.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { openBrowser } from './open-browser.ts';
import { calculateRun } from './steps/calculate-run.ts';
import { goToRoom } from './steps/go-to-room.ts';
import { importFile } from './steps/import-file.ts';
import { officeFile, salesFile } from './steps/office-file.ts';
import { publishCommission } from './steps/publish-plan.ts';
import { takeTwoSeats } from './steps/take-two-seats.ts';
import type { Visitor } from './visitor.ts';

const july = 'juillet 2026';
const plan = 'Commission';
const people = 1_001;
let browser: Browser;
let revops: Visitor;
let finance: Visitor;

beforeAll(async () => {
  browser = await openBrowser();
  ({ revops, finance } = await takeTwoSeats(browser, 'Mille'));
  const { words } = revops;
  const rows = Array.from({ length: people }, (_, index) => `C${index};Awa;Lemoine ${index};Nord;01/01/2026`);
  const file = officeFile('personnes.csv', 'Code de la personne;Prénom;Nom;Équipe;Date d’effet', ...rows);
  await importFile(revops, { file, kind: words('web.kind_people'), source: 'tableur' });
  const sold = salesFile('ventes.csv', 'V1;commande;08/07/2026;C1;10 000,00');
  await importFile(revops, { file: sold, kind: words('web.kind_transactions'), source: 'tableur' });
  await publishCommission(revops, { name: plan, percent: '2,5', from: '2026-01-01' });
  await calculateRun(revops, plan, july);
});

afterAll(async () => {
  await revops.leave();
  await finance.leave();
  await browser.close();
});

test('a second person closes a run of a thousand people and more, and goes on when a worker has done it', async () => {
  const { page, words } = finance;
  await goToRoom(finance, 'runs');
  await page.getByRole('link', { name: july }).first().click();
  const approve = page.getByRole('button', { name: /^Valider/ });
  await approve.click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Valider/ })
    .click();
  const action = words('web.run_lock', { period: july });
  const lock = page.getByRole('button', { name: action });
  await expect.poll(() => lock.isEnabled(), { timeout: 20_000 }).toBe(true);
  await lock.click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('textbox').fill(july);
  const asked = page.waitForResponse((answer) => answer.url().endsWith('/lock'));
  await dialog.getByRole('button', { name: action }).click();
  expect(await (await asked).json()).toMatchObject({ done: false });
  await page.getByText(words('web.run_is_locked')).waitFor({ timeout: 60_000 });
  await expect.poll(() => page.getByRole('progressbar').count()).toBe(0);
  expect(await axeViolations(page)).toEqual([]);
});
