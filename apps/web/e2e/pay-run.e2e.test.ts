// A month of pay in the browser: one person waits, a second person approves and locks, payroll takes the file and says
// what it paid, the one who waited is paid alone, and a sale that comes late corrects the next month.
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

const july = 'juillet 2026';
let browser: Browser;
let revops: Visitor;
let finance: Visitor;

beforeAll(async () => {
  browser = await openBrowser();
  ({ revops, finance } = await takeTwoSeats(browser, 'Paie'));
  const { words } = revops;
  const people = officeFile(
    'personnes.csv',
    "Code de la personne;Prénom;Nom;Matricule de paie;Société;Équipe;Date d'effet",
    'C1;Awa;Lemoine;0101;Alpes SAS;Nord;01/01/2026',
    'C2;Noé;Garnier;0102;Alpes SAS;Nord;01/01/2026',
  );
  await importFile(revops, { file: people, kind: words('web.kind_people'), source: 'tableur' });
  const sold = salesFile(
    'ventes.csv',
    'V1;commande;15/07/2026;C1;10 000,00',
    'V2;commande;20/07/2026;C2;40 000,00',
  );
  await importFile(revops, { file: sold, kind: words('web.kind_transactions'), source: 'tableur' });
  await publishCommission(revops, { name: 'Commission', percent: '2,5', from: '2026-01-01' });
});
afterAll(async () => {
  await revops.leave();
  await finance.leave();
  await browser.close();
});

const approval = (words: Visitor['words']) => words('web.run_approve', { count: '2' });

test('whoever calculated a run may hold somebody out of it, and not approve it', async () => {
  const { page, words } = revops;
  await calculateRun(revops, 'Commission', july);
  await page
    .getByRole('button', { name: words('web.run_hold_of', { payee: 'Noé Garnier' }) })
    .first()
    .click();
  await page.getByLabel(words('web.run_reason')).fill('Avenant en cours de signature');
  await page.getByRole('button', { name: words('web.run_hold'), exact: true }).click();
  await page.getByText('Avenant en cours de signature').first().waitFor();
  const approve = page.getByRole('button', { name: approval(words) });
  expect(await approve.isDisabled()).toBe(true);
  await page.getByText(words('payouts.own_approval_forbidden')).waitFor();
});

test('a second person approves and locks; what may not be done yet says why', async () => {
  const { page, words } = finance;
  await goToRoom(finance, 'runs');
  await page.getByRole('link', { name: july }).click();
  await page.getByText(words('payouts.not_approved')).waitFor();
  await page.getByRole('button', { name: approval(words) }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: approval(words) })
    .click();
  const lock = words('web.run_lock', { period: july });
  await page.getByText(words('web.run_done_approve')).waitFor();
  await page.getByRole('button', { name: lock }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('textbox').fill(july);
  await dialog.getByRole('button', { name: lock }).click();
  await page.getByText(words('web.run_done_lock')).waitFor();
  expect(await page.getByRole('button', { name: lock }).count()).toBe(0);
});

test('payroll takes the file against its totals, and its return is compared line by line', async () => {
  const { page, words } = finance;
  await page.getByLabel(words('web.pay_code'), { exact: true }).fill('3010');
  await page.getByLabel(words('web.pay_code_label'), { exact: true }).fill('Commissions');
  await page.getByRole('button', { name: words('web.pay_codes_save') }).click();
  await page.getByText(words('web.pay_codes_saved')).waitFor();
  await page.getByRole('button', { name: words('web.pay_draft'), exact: true }).click();
  await page.getByRole('cell', { name: '0101' }).first().waitFor();
  expect(await page.getByRole('cell', { name: '0102' }).count()).toBe(0);
  const send = words('web.pay_transmit', { count: '1' });
  await page.getByRole('button', { name: send }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: send }).click();
  await page.getByLabel(words('web.pay_confirm_rows')).fill('2');
  await page.getByLabel(words('web.pay_confirm_sum')).fill('250,00');
  await page.getByRole('button', { name: words('web.pay_confirm'), exact: true }).click();
  await page.getByRole('alert').getByText('250').waitFor();
  await page.getByLabel(words('web.pay_confirm_rows')).fill('1');
  await page.getByRole('button', { name: words('web.pay_confirm'), exact: true }).click();
  await page.getByText(words('web.pay_confirm_done')).waitFor();
  await returnFile('240,00');
  await page.getByText(words('web.pay_return_differs', { count: '1' })).waitFor();
  await page.getByText(words('web.pay_difference_amount')).waitFor();
  await returnFile('250,00');
  await page.getByText(words('web.pay_return_same')).waitFor();
});

async function returnFile(amount: string): Promise<void> {
  const { page, words } = finance;
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: words('web.pay_return_choose') }).click(),
  ]);
  await chooser.setFiles(officeFile('retour.csv', 'Matricule;Rubrique;Montant', `0101;3010;${amount}`));
}

test('the one who waited is paid by a run of their own', async () => {
  const { page, words } = finance;
  await page.getByRole('button', { name: words('web.run_pay_held', { count: '1' }) }).click();
  await page.getByText(words('web.run_kind_supplementary')).waitFor({ timeout: 60_000 });
  await page.getByRole('link', { name: 'Noé Garnier' }).first().waitFor();
  expect(await page.getByRole('link', { name: 'Awa Lemoine' }).count()).toBe(0);
  await page
    .getByRole('button', { name: /1.000,00/ })
    .first()
    .waitFor();
});

test('a sale that comes late leaves the locked statement as it was and corrects the next one, with its reason', async () => {
  const { page, words } = revops;
  const late = salesFile(
    'tardives.csv',
    'V3;commande;28/07/2026;C1;4 000,00',
    'V4;commande;05/08/2026;C1;2 000,00',
  );
  await importFile(revops, { file: late, kind: words('web.kind_transactions'), source: 'tableur' });
  await calculateRun(revops, 'Commission', 'août 2026');
  await page.getByRole('link', { name: 'Awa Lemoine' }).first().click();
  await page
    .getByText(words('web.statement_correction', { period: july }))
    .first()
    .waitFor();
  const causes = page.getByText(words('web.statement_causes')).locator('..');
  expect(await causes.getByRole('listitem').textContent()).toContain('V3');
  // 2.5 % of 4,000 for July, and of 2,000 for August.
  await page
    .getByRole('button', { name: /150,00/ })
    .first()
    .waitFor();
  await goToRoom(revops, 'runs');
  const locked = page.getByRole('row').filter({ hasText: words('web.run_paid') });
  await locked.getByRole('link', { name: july }).click();
  await page.getByRole('link', { name: 'Awa Lemoine' }).first().click();
  await page.getByText(words('web.statement_locked')).waitFor();
  await page
    .getByRole('button', { name: wordsAround(words('web.figure_open', { label: '§', value: '§' })) })
    .filter({ hasText: /^250,00/ })
    .first()
    .waitFor();
});
