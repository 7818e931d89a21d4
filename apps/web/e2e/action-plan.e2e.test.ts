// A quota becomes a week: a seller without a plan moves the equation and proposes one, the manager agrees in another
// window, and my day, on a telephone, says what to do and takes one press to log it.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { openBrowser } from './open-browser.ts';
import { showScreen } from './screens.ts';
import { signInAs, signInAsNamed, signInByKey } from './steps/sign-in-as.ts';
import { visit, type Visitor } from './visitor.ts';

let browser: Browser;
let seller: Visitor;
let manager: Visitor;
let phone: Visitor;
const names = { seller: '', manager: '' };

beforeAll(async () => {
  browser = await openBrowser();
  [seller, manager, phone] = [
    await visit(browser),
    await visit(browser, { locale: 'en' }),
    await visit(browser, { width: 390 }),
  ];
  names.seller = (await signInByKey(seller, 'seller-big-order')).name;
  await signInAsNamed(phone, names.seller);
  const revops = await visit(browser);
  await signInAs(revops, 'revops');
  const { rows: people } = (await (await revops.page.request.get('/api/v1/people')).json()) as {
    rows: readonly { name: string; manager: string | null }[];
  }; // the API's own shape
  names.manager = people.find(({ name }) => name === names.seller)?.manager ?? '';
  await revops.leave();
  await signInAsNamed(manager, names.manager);
});
afterAll(async () => {
  for (const each of [seller, manager, phone]) await each.leave();
  await browser.close();
});

test('the equation follows the hand both ways, and each figure says why', async () => {
  const { page, words } = seller;
  await showScreen(seller, '/action-plan');
  const revenue = page.getByRole('slider', { name: words('actions.revenue') });
  await revenue.waitFor();
  const before = await revenue.getAttribute('aria-valuetext');
  await revenue.focus();
  await page.keyboard.press('ArrowRight');
  const back = page.getByRole('button', { name: words('actions.back_to_history') });
  await back.waitFor();
  expect(await revenue.getAttribute('aria-valuetext')).not.toBe(before);
  const basket = page.getByRole('button', { name: words('actions.basket') });
  await basket.click();
  await page.getByRole('dialog').getByText(words('actions.basket_weight')).first().waitFor();
  await page.keyboard.press('Escape');
  await back.click();
  await back.waitFor({ state: 'detached' });
  expect(await axeViolations(page)).toEqual([]);
});

test('a plan of more days than are worked is refused with a sentence', async () => {
  const { page, words } = seller;
  const pace = page.getByRole('slider', {
    name: new RegExp(words('actions.pace_of', { step: words('actions.step_call') }), 'i'),
  });
  await pace.focus();
  await page.keyboard.press('End');
  const hours = page.getByLabel(words('actions.hours_of', { step: words('actions.step_call') }));
  await hours.fill('4');
  const propose = page.getByRole('button', { name: words('actions.propose'), exact: true });
  await page.getByRole('alert').first().waitFor();
  expect(await propose.isDisabled()).toBe(true);
  await page.getByRole('button', { name: words('actions.back_to_history') }).click();
  await page.getByRole('alert').first().waitFor({ state: 'detached' });
});

test('the seller chooses accounts and proposes, the manager agrees', async () => {
  const { page, words } = seller;
  await page.getByRole('checkbox').first().check();
  await page.getByLabel(words('actions.expected_meeting')).fill('Une proposition demandée.');
  await page.getByLabel(words('actions.means')).fill('Un fichier de deux cents comptes.');
  await page.getByRole('button', { name: words('actions.propose'), exact: true }).click();
  await page.getByText(words('actions.state_manager_awaited')).waitFor();

  await showScreen(manager, '/action-plan');
  await manager.page.getByLabel(manager.words('actions.seller')).selectOption({ label: names.seller });
  await manager.page.getByText('Un fichier de deux cents comptes.').first().waitFor();
  await manager.page.getByRole('button', { name: manager.words('actions.agree') }).click();
  const dialog = manager.page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: manager.words('actions.agree') }).click();
  await manager.page.getByText(manager.words('actions.state_agreed'), { exact: true }).waitFor();
  expect(await axeViolations(manager.page)).toEqual([]);
});

test('my day says what to do and why, and takes one press to log a meeting and another to take it back', async () => {
  const { page, words } = phone;
  await showScreen(phone, '/my-day');
  expect(await axeViolations(page)).toEqual([]);
  const log = page.getByRole('button', { name: words('actions.log_title', { subject: '' }).trim() });
  await log.first().waitFor();
  const undo = page.getByRole('button', { name: words('actions.undo_of', { subject: '' }).trim() });
  const before = await undo.count();
  await log.first().click();
  const panel = page.getByRole('dialog');
  await panel.getByLabel(words('actions.log_kind')).selectOption('meeting');
  await panel.getByRole('button', { name: words('actions.outcome_held') }).click();
  await panel.waitFor({ state: 'detached' });
  await undo.nth(before).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await undo.first().click();
  await undo.nth(before).waitFor({ state: 'detached' });
});
