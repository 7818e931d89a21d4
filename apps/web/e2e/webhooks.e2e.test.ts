// An administrator has another program called, sees how its calls go, and stops them.
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

// Another one each time the same product is tried.
const address = `http://127.0.0.1:9/${Math.floor(Math.random() * 1_000_000)}`;

test('a webhook is opened with a secret that is shown once, is stopped, and shows its calls', async () => {
  const visitor = await visit(browser);
  const { page, words } = visitor;
  await signInAs(visitor, 'revops');
  await showScreen(visitor, '/webhooks');
  await page.getByLabel(words('webhooks.address')).fill(address);
  await page.getByRole('button', { name: words('webhooks.add') }).click();
  await page.getByText(/^whsec_/).waitFor();
  const row = page.getByRole('row').filter({ hasText: address });
  await row.getByText(words('webhooks.state_on')).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await row.getByRole('button', { name: words('webhooks.turn_off') }).click();
  await row.getByText(words('webhooks.state_off')).waitFor();
  await row.getByRole('button', { name: address }).click();
  const panel = page.getByRole('dialog', { name: words('webhooks.calls_of', { url: address }) });
  await panel.getByText(words('webhooks.no_calls')).waitFor();
  await visitor.leave();
});
