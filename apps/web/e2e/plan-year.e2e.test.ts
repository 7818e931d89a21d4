// A plan from its first card to a locked run: written from a template beside a seller's own result, looked over, tried on
// last year, published, given to its people, calculated, compared with the month before, approved by a second person.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './open-browser.ts';
import { calculateRun } from './steps/calculate-run.ts';
import { goToRoom } from './steps/go-to-room.ts';
import { importFile } from './steps/import-file.ts';
import { officeFile, salesFile } from './steps/office-file.ts';
import { publishCommission } from './steps/publish-plan.ts';
import { takeTwoSeats } from './steps/take-two-seats.ts';
import type { Visitor } from './visitor.ts';

const [june, july] = ['juin 2026', 'juillet 2026'];
const plan = 'Commission terrain';
let browser: Browser;
let revops: Visitor;
let finance: Visitor;

beforeAll(async () => {
  browser = await openBrowser();
  ({ revops, finance } = await takeTwoSeats(browser, 'Plan'));
  const { words } = revops;
  const people = officeFile(
    'personnes.csv',
    "Code de la personne;Prénom;Nom;Équipe;Date d'effet",
    'C1;Awa;Lemoine;Nord;01/01/2025',
    'C2;Noé;Garnier;Nord;01/01/2025',
  );
  await importFile(revops, { file: people, kind: words('web.kind_people'), source: 'tableur' });
  const sold = salesFile(
    'ventes.csv',
    'V1;commande;15/03/2025;C1;20 000,00',
    'V2;commande;20/09/2025;C2;30 000,00',
    'V3;commande;10/06/2026;C1;10 000,00',
    'V4;commande;12/06/2026;C2;40 000,00',
    'V5;commande;10/07/2026;C1;16 000,00',
    'V6;commande;12/07/2026;C2;38 000,00',
  );
  await importFile(revops, { file: sold, kind: words('web.kind_transactions'), source: 'tableur' });
  await publishCommission(revops, { name: 'Ancienne commission', percent: '2', from: '2025-01-01' });
});
afterAll(async () => {
  await revops.leave();
  await finance.leave();
  await browser.close();
});

test('a seller’s result follows the plan while it is typed, and the plan is looked over', async () => {
  const { page, words } = revops;
  await goToRoom(revops, 'plans');
  await page.locator('a[href*="template=straight-commission"]').click();
  const result = page.getByRole('region', { name: words('designer.result') });
  await result.waitFor(); // the room of plans has a field of the same name
  await page.getByLabel(words('web.plan_name')).fill(plan);
  await page.getByLabel(words('compensation.field_code')).first().fill('commission-terrain');
  await page.getByLabel(words('web.plan_grain'), { exact: true }).selectOption('month');
  await result.getByLabel(words('web.period')).selectOption({ label: june });
  const rate = page.getByLabel(words('designer.percent_of', { label: words('compensation.field_rate') }));
  await rate.fill('3');
  await expect.poll(() => result.getByRole('status').textContent()).toMatch(/300,00.€/);
  await rate.fill('2,5');
  await expect.poll(() => result.getByRole('status').textContent()).toMatch(/250,00.€/);
  const findings = page.getByRole('region', { name: words('designer.findings') });
  expect(await findings.getByText(words('designer.severity_warn')).count()).toBe(1);
});

test('last year is replayed under it: what it would have cost, and who would have gained', async () => {
  const { page, words } = revops;
  await page.getByLabel(words('simulator.instead_of')).selectOption({ label: 'Ancienne commission' });
  const bar = page.locator('form').filter({ has: page.getByLabel(words('simulator.instead_of')) });
  await bar.getByLabel(words('web.period')).selectOption({ label: '2025' });
  await page.getByRole('button', { name: words('simulator.start') }).click();
  await page
    .getByRole('heading', { level: 1, name: words('simulator.of', { name: plan, period: '2025' }) })
    .waitFor({ timeout: 60_000 });
  // 2.5 % instead of 2 % of 50,000 €.
  await page
    .getByText(/1.250(,00)?.€/)
    .first()
    .waitFor();
  expect(await page.getByText(/\+?250,00.€/).count()).toBeGreaterThan(0);
});

test('it is published, and given to both from June on', async () => {
  const { page, words } = revops;
  await goToRoom(revops, 'plans');
  await page.getByRole('link', { name: plan, exact: true }).click();
  await page.getByRole('region', { name: words('designer.result') }).waitFor();
  await page.getByLabel(words('web.plan_dates')).fill('2026-06-01');
  await page.getByRole('button', { name: words('designer.publish') }).click();
  await page.getByRole('heading', { level: 1, name: plan }).waitFor();
  await goToRoom(revops, 'plans');
  await page.getByRole('link', { name: words('assignments.open') }).click();
  await page.getByRole('button', { name: words('assignments.choose_shown', { count: '2' }) }).click();
  await page.getByLabel(words('web.plan'), { exact: true }).selectOption({ label: plan });
  await page.getByLabel(words('assignments.from')).fill('2026-06-01');
  await page.getByRole('button', { name: words('assignments.give', { count: '2' }) }).click();
  await page.getByRole('button', { name: words('assignments.undo') }).waitFor();
  const held = page.getByRole('grid', { name: words('assignments.title') });
  await expect.poll(() => held.getByRole('gridcell', { name: plan }).count()).toBe(2);
});

test('July is compared with June: whose pay has changed is to be looked at, with its cause', async () => {
  const { page, words } = revops;
  await calculateRun(revops, plan, june);
  await calculateRun(revops, plan, july);
  const awa = page
    .getByRole('row')
    .filter({ hasText: 'Awa Lemoine' })
    .filter({ hasText: words('web.review_reason_changed') });
  await awa.waitFor();
  expect(await awa.textContent()).toContain(words('web.review_cause_more_sales'));
  expect(await awa.textContent()).toMatch(/250,00.€.*400,00.€.*150,00.€/);
});

test('whoever wrote it does not approve it; a second person does, and locks', async () => {
  const { page, words } = finance;
  const approve = words('web.run_approve', { count: '2' });
  await revops.page.getByText(words('payouts.own_approval_forbidden')).waitFor();
  await goToRoom(finance, 'runs');
  await page.getByRole('link', { name: july }).click();
  await page.getByRole('button', { name: approve }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: approve }).click();
  const lock = words('web.run_lock', { period: july });
  await page.getByText(words('web.run_done_approve')).waitFor();
  await page.getByRole('button', { name: lock }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('textbox').fill(july);
  await dialog.getByRole('button', { name: lock }).click();
  await page.getByText(words('web.run_done_lock')).waitFor();
  expect(await page.getByRole('button', { name: lock }).count()).toBe(0);
});
