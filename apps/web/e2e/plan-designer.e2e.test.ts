// A plan is written from a template: a seller's pay changes while it is typed, and it is published.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { openBrowser } from './open-browser.ts';
import { showScreen } from './screens.ts';
import { goToRoom } from './steps/go-to-room.ts';
import { signInAs } from './steps/sign-in-as.ts';
import { visit } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('a plan from a template pays a real seller while it is written, by the table and by the curve', async () => {
  const visitor = await visit(browser);
  const { page, words } = visitor;
  await signInAs(visitor, 'revops');
  await showScreen(visitor, '/');
  await goToRoom(visitor, 'plans');
  await page.getByRole('link', { name: 'Barème par tranche sur l’objectif' }).click();
  const pay = page.getByRole('region', { name: words('designer.result') }).getByRole('status');
  await pay.waitFor();
  const first = await pay.textContent();

  const rate = page.getByLabel(
    words('designer.row_field', { label: words('compensation.field_rate'), row: '1' }),
  );
  await rate.fill('4,5');
  await expect.poll(() => pay.textContent(), { timeout: 10_000 }).not.toBe(first);
  const typed = await pay.textContent();

  const point = page.getByRole('slider', { name: words('designer.curve_point', { row: '1' }) });
  await point.focus();
  await page.keyboard.press('Shift+ArrowUp');
  expect(await rate.inputValue()).toBe('5,5');
  await expect.poll(() => pay.textContent(), { timeout: 10_000 }).not.toBe(typed);

  await page.getByRole('button', { name: words('designer.undo') }).click();
  await page.getByRole('button', { name: words('designer.undo') }).click();
  await expect.poll(() => pay.textContent(), { timeout: 10_000 }).toBe(first);
  expect(await rate.inputValue()).toBe('1');

  expect(await axeViolations(page)).toEqual([]);
  await visitor.leave();
});

test('what the server refuses is said at its field, and the plan is published once it is mended', async () => {
  const visitor = await visit(browser);
  const { page, words } = visitor;
  await signInAs(visitor, 'revops');
  await showScreen(visitor, '/plan-designer?template=straight-commission');
  const name = page.getByLabel(words('web.plan_name'));
  await name.fill('');
  await page.getByText(words('designer.not_yet_a_plan')).waitFor();
  expect(await name.getAttribute('aria-invalid')).toBe('true');
  await name.fill('Terrain essai');
  await page.getByLabel(words('compensation.field_code')).first().fill('terrain-essai');
  const publish = page.getByRole('button', { name: words('designer.publish') });
  await expect.poll(() => publish.isEnabled(), { timeout: 10_000 }).toBe(true);
  await publish.click();
  await page.getByRole('heading', { level: 1, name: 'Terrain essai' }).waitFor();
  await visitor.leave();
});

test('what must not be published is shown with its field, and is published only with a reason', async () => {
  const visitor = await visit(browser);
  const { page, words } = visitor;
  await signInAs(visitor, 'revops');
  await showScreen(visitor, '/plan-designer?template=accelerator-curve');
  const findings = page.getByRole('region', { name: words('designer.findings') });
  await findings.getByText(words('designer.severity_warn')).first().waitFor();
  await page.getByLabel(words('web.plan_name')).fill('Accélérateur essai');
  await page.getByLabel(words('compensation.field_code')).first().fill('accelerateur-essai');
  // Selling half as much again pays a fifth of what the quota pays.
  const step = words('plans.choice_shape_step');
  await page.getByLabel(words('compensation.field_shape')).selectOption({ label: step });
  const label = words('compensation.field_share');
  await page.getByLabel(words('designer.row_field', { label, row: '3' })).fill('20');
  await findings.getByText(words('designer.severity_block')).first().waitFor({ timeout: 10_000 });
  const [toField] = await findings.getByRole('button').all();
  await toField?.click();
  const focused = page.locator('[data-path$="[2].from"] :focus');
  await focused.waitFor();
  expect(await axeViolations(page)).toEqual([]);

  const publish = page.getByRole('button', { name: words('designer.publish') });
  expect(await publish.isDisabled()).toBe(true);
  await page.getByText(words('designer.despite_first')).waitFor();
  await page.getByLabel(words('designer.despite')).fill('Essai demandé par la direction.');
  await publish.click();
  await page.getByRole('heading', { level: 1, name: 'Accélérateur essai' }).waitFor();
  await visitor.leave();
});
