// Finance reads what is earned and not yet paid on a day, opens a sum to its people, and an amount to its reason.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { openBrowser } from './open-browser.ts';
import { showScreen } from './screens.ts';
import { signInAs } from './steps/sign-in-as.ts';
import { visit } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('what waits for customers of the quarter stands beside what is to be sent, and opens to each payee', async () => {
  const visitor = await visit(browser);
  const { page, words } = visitor;
  await signInAs(visitor, 'finance');
  await showScreen(visitor, '/accrual');
  expect(await page.getByLabel(words('web.accrual_on')).inputValue()).toBe('2026-03-31');
  const groups = page.getByRole('grid', { name: words('web.room_accrual') });
  const commission = words('compensation.component_percentage_of_measure');
  const quarter = groups.getByRole('row').filter({ hasText: 'T1 2026' }).filter({ hasText: commission });
  await quarter.waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await quarter.getByRole('button').last().click();
  const panel = page.getByRole('dialog');
  await panel.getByText(words('web.accrual_waits_payment')).first().waitFor();
  await panel.getByRole('link').first().click();
  await page.getByRole('heading', { level: 1, name: /^Relevé/ }).waitFor();
  await visitor.leave();
});
