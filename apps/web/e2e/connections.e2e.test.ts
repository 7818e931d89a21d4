// An administrator says where another system is, tries it, and is told what keeps it shut.
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
const name = `CRM ${Math.floor(Math.random() * 1_000_000)}`;

test('a connection is kept, and a try says that its address is on a closed network', async () => {
  const visitor = await visit(browser);
  const { page, words } = visitor;
  await signInAs(visitor, 'revops');
  await showScreen(visitor, '/connections');
  expect(await axeViolations(page)).toEqual([]);
  await page.getByLabel(words('connectors.connector')).selectOption('salesforce');
  await page.getByText(words('connectors.untried')).waitFor();
  const kinds = page.getByLabel(words('connectors.kind')).getByRole('option');
  expect(await kinds.count()).toBe(4);
  expect(await axeViolations(page)).toEqual([]);
  await page.getByLabel(words('connectors.connector')).selectOption('http_json');
  await page.getByLabel(words('connectors.name')).fill(name);
  await page.getByLabel(words('connectors.setting_url'), { exact: true }).fill('http://127.0.0.1:9/deals');
  await page.getByRole('button', { name: words('connectors.keep') }).click();
  const card = page.getByRole('region', { name });
  await card.getByText(words('connectors.never')).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await card.getByRole('button', { name: words('connectors.try') }).click();
  await card.getByText(words('outbound.address_closed')).waitFor();
  await visitor.leave();
});
