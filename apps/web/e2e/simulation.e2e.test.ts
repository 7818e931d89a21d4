// A plan is tried on everybody before anyone adopts it: what it costs, who gains and loses, and the rates under the hand.
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

test('last year is replayed under another plan, and a rate that is moved moves the cost', async () => {
  const visitor = await visit(browser);
  const { page, words } = visitor;
  await signInAs(visitor, 'revops');
  await showScreen(visitor, '/plan-designer?template=straight-commission');
  const start = page.getByRole('button', { name: words('simulator.start') });
  await expect.poll(() => start.isEnabled(), { timeout: 15_000 }).toBe(true);
  const over = page.getByRole('main').getByRole('combobox', { name: words('web.period'), exact: true });
  await over.filter({ has: page.locator('option[value="2025"]') }).selectOption('2025');
  await start.click();
  const rates = page.getByRole('region', { name: words('simulator.rates') });
  await rates.waitFor({ timeout: 60_000 });
  const answer = rates.locator('[aria-live=polite]');
  await answer.getByText(words('simulator.cost')).waitFor();
  const before = await answer.textContent();
  const slider = rates.getByRole('slider').first();
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => answer.textContent(), { timeout: 10_000 }).not.toBe(before);
  expect(await axeViolations(page)).toEqual([]);

  await rates.getByRole('button', { name: words('simulator.rates_back') }).click();
  await expect.poll(() => answer.textContent(), { timeout: 10_000 }).toBe(before);
  await goToRoom(visitor, 'simulations');
  await page.getByRole('row').nth(1).getByRole('link').click();
  await rates.waitFor();
  await visitor.leave();
});
