// Somebody leaves in the middle of a month: their pay is calculated alone, approved by a second person, sent to payroll
// and told in a statement, and the run of the month does not pay it again.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { openBrowser } from './open-browser.ts';
import { calculateRun } from './steps/calculate-run.ts';
import { goToRoom } from './steps/go-to-room.ts';
import { importFile } from './steps/import-file.ts';
import { officeFile, salesFile } from './steps/office-file.ts';
import { wordsAround } from './steps/open-why.ts';
import { publishCommission } from './steps/publish-plan.ts';
import { takeTwoSeats } from './steps/take-two-seats.ts';
import type { Visitor } from './visitor.ts';

const july = 'juillet 2026';
const plan = 'Commission';
let browser: Browser;
let revops: Visitor;
let finance: Visitor;

beforeAll(async () => {
  browser = await openBrowser();
  ({ revops, finance } = await takeTwoSeats(browser, 'Départ'));
  const { words } = revops;
  await importPeople('');
  const sold = salesFile(
    'ventes.csv',
    'V1;commande;08/07/2026;C1;10 000,00',
    'V2;commande;10/07/2026;C2;40 000,00',
  );
  await importFile(revops, { file: sold, kind: words('web.kind_transactions'), source: 'tableur' });
  await publishCommission(revops, { name: plan, percent: '2,5', from: '2026-01-01' });
  await importPeople('17/07/2026');
});

/** Both of them; the second leaves on that day, if one is given. */
async function importPeople(leavesOn: string): Promise<void> {
  const file = officeFile(
    'personnes.csv',
    "Code de la personne;Prénom;Nom;Matricule de paie;Société;Équipe;Date d'effet;Date de sortie",
    'C1;Awa;Lemoine;0101;Alpes SAS;Nord;01/01/2026;',
    `C2;Noé;Garnier;0102;Alpes SAS;Nord;01/01/2026;${leavesOn}`,
  );
  await importFile(revops, { file, kind: revops.words('web.kind_people'), source: 'tableur' });
}

afterAll(async () => {
  await revops.leave();
  await finance.leave();
  await browser.close();
});

test('the pay of whoever leaves is calculated alone, by their name', async () => {
  const { page, words } = revops;
  await goToRoom(revops, 'runs');
  const action = page.getByRole('button', { name: words('web.run_calculate') });
  const form = page.locator('form').filter({ has: action });
  await form.getByLabel(words('web.period'), { exact: true }).selectOption({ label: july });
  await form.getByText(words('web.run_reach_some')).click();
  await form.getByText(words('web.payees_first')).waitFor();
  expect(await action.isDisabled()).toBe(true);
  // Those who leave are offered before anything is typed; everybody else is found by name.
  await form.getByRole('button', { name: words('web.payee_add', { payee: 'Noé Garnier' }) }).waitFor();
  await form.getByLabel(words('web.payees_search')).fill('lemoine');
  await form.getByRole('button', { name: words('web.payee_add', { payee: 'Awa Lemoine' }) }).waitFor();
  await form.getByLabel(words('web.payees_search')).fill('');
  expect(await axeViolations(page)).toEqual([]);
  await form.getByRole('button', { name: words('web.payee_add', { payee: 'Noé Garnier' }) }).click();
  await form.getByRole('button', { name: words('web.payee_remove', { payee: 'Noé Garnier' }) }).waitFor();
  await action.click();
  await page.getByText(words('web.run_kind_off_cycle')).waitFor({ timeout: 60_000 });
  await page.getByRole('link', { name: 'Noé Garnier' }).first().waitFor();
  expect(await page.getByRole('link', { name: 'Awa Lemoine' }).count()).toBe(0);
});

test('a second person finds it by its kind, approves, locks and sends it to payroll', async () => {
  const { page, words } = finance;
  await goToRoom(finance, 'runs');
  const row = page.getByRole('row').filter({ hasText: words('web.run_kind_off_cycle') });
  await row.getByRole('link', { name: july }).click();
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
  await page.getByLabel(words('web.pay_code'), { exact: true }).fill('3010');
  await page.getByLabel(words('web.pay_code_label'), { exact: true }).fill('Commissions');
  await page.getByRole('button', { name: words('web.pay_codes_save') }).click();
  await page.getByRole('button', { name: words('web.pay_draft'), exact: true }).click();
  await page.getByRole('cell', { name: '0102' }).first().waitFor();
  const send = words('web.pay_transmit', { count: '1' });
  await page.getByRole('button', { name: send }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: send }).click();
  await page.getByLabel(words('web.pay_confirm_rows')).waitFor();
  await page.getByRole('link', { name: 'Noé Garnier' }).first().click();
  await page.getByText(words('web.statement_locked')).waitFor();
  await page
    .getByRole('button', { name: /1.000,00/ })
    .first()
    .waitFor();
});

test('the run of the month pays the others, and nothing twice', async () => {
  await calculateRun(revops, plan, july);
  const { page, words } = revops;
  await page.getByRole('link', { name: 'Awa Lemoine' }).first().waitFor();
  const total = words('web.figure_open', { label: words('web.payable_total'), value: '§' });
  const shown = page.getByRole('button', { name: wordsAround(total) });
  expect(await shown.first().textContent()).toMatch(/^250(,00)?.€/);
});
