// A sheet of adjustments is looked at line by line, mended, asked for as one list, and decided by a second person.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { openBrowser } from './open-browser.ts';
import { showScreen } from './screens.ts';
import { officeFile } from './steps/office-file.ts';
import { signInAs } from './steps/sign-in-as.ts';
import { visit, type Visitor } from './visitor.ts';

const trial = crypto.randomUUID().slice(0, 8);
let browser: Browser;
let revops: Visitor;
let finance: Visitor;

beforeAll(async () => {
  browser = await openBrowser();
  [revops, finance] = [await visit(browser), await visit(browser)];
  await signInAs(revops, 'revops');
  await signInAs(finance, 'finance');
});
afterAll(async () => {
  await revops.leave();
  await finance.leave();
  await browser.close();
});

const header = 'Code de la personne;Montant;Nature;Motif';

async function drop({ page, words }: Visitor, ...lines: readonly string[]): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: words('web.adjustment_file_choose') }).click(),
  ]);
  await chooser.setFiles(officeFile('ajustements.csv', header, ...lines));
}

test('each line of the sheet says whom it pays and who may accept it, or what is wrong with it', async () => {
  const { page, words } = revops;
  await showScreen(revops, '/runs');
  await page.getByText(words('web.adjustment_file'), { exact: true }).click();
  await drop(revops, `BE0102;150,00;prime;Salon ${trial}`, `BE9999;10;prime;Salon ${trial}`);
  const rows = page.getByRole('grid', { name: words('web.adjustment_file_rows') });
  await rows.getByText('Yanis Bekhoucha').waitFor();
  await rows.getByText('BE9999').first().waitFor();
  const refused = page.getByRole('button', { name: words('web.adjustment_file_ask', { count: '2' }) });
  expect(await refused.isDisabled()).toBe(true);
  expect(await axeViolations(page)).toEqual([]);
});

test('what is right is asked for as one list, which whoever asked may only take back', async () => {
  const { page, words } = revops;
  await drop(revops, `BE0102;150,00;prime;Salon ${trial}`, `BE0109;-20,00;prime;Salon ${trial}`);
  await page.getByRole('button', { name: words('web.adjustment_file_ask', { count: '2' }) }).click();
  await page.getByRole('button', { name: words('web.adjustment_list_withdraw', { count: '2' }) }).waitFor();
  expect(
    await page.getByRole('button', { name: words('web.adjustment_list_accept', { count: '2' }) }).count(),
  ).toBe(0);
});

test('a second person accepts the list, and both lines are accepted by name', async () => {
  const { page, words } = finance;
  await showScreen(finance, '/runs');
  await page.getByRole('button', { name: words('web.adjustment_list_accept', { count: '2' }) }).click();
  const accepted = page.getByRole('row').filter({ hasText: trial });
  const [said = ''] = words('web.adjustment_accepted', { actor: '§' }).split('§');
  await expect.poll(() => accepted.filter({ hasText: said }).count()).toBe(2);
});

test('what was accepted is taken back by its opposite, which a second person accepts; each names the other', async () => {
  const { page, words } = revops;
  await showScreen(revops, '/runs');
  const rows = (visitor: Visitor) =>
    visitor.page
      .getByRole('grid', { name: words('web.adjustments'), exact: true })
      .getByRole('row')
      .filter({ hasText: trial });
  const first = rows(revops).filter({ hasText: /[^-−]150,00/ });
  await first.getByRole('button', { name: words('web.adjustment_reverse') }).click();
  const dialog = page.getByRole('alertdialog');
  expect(await axeViolations(page)).toEqual([]);
  await dialog.getByRole('button', { name: /150,00/ }).click();
  await first.getByText(words('web.adjustment_reversed_waiting')).waitFor();
  await showScreen(finance, '/runs');
  const [taken = ''] = words('web.adjustment_reverses', { amount: '§', day: '' }).split('§');
  const opposite = rows(finance).filter({ hasText: taken });
  await opposite.getByRole('button', { name: words('web.request_accept') }).click();
  const [said = ''] = words('web.adjustment_accepted', { actor: '§' }).split('§');
  await opposite.getByText(said).waitFor();
  await rows(finance).getByText(words('web.adjustment_reversed')).waitFor();
});
