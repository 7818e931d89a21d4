// What is on the screens can be taken away: one list from its own screen, everything from the screen of exports.
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
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

async function downloaded(page: Page, press: () => Promise<void>) {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test('a whole list leaves from its screen, and everything as one archive', async () => {
  const visitor = await visit(browser);
  const { page, words } = visitor;
  await signInAs(visitor, 'revops');
  await showScreen(visitor, '/deals');
  await page.getByText(words('web.whole_list'), { exact: true }).click();
  const deals = await downloaded(page, () =>
    page.getByRole('link', { name: words('web.format_csv'), exact: true }).click(),
  );
  expect(deals.name).toBe('deals.csv');
  expect(deals.bytes.toString().split('\r\n').length).toBeGreaterThan(100);

  await showScreen(visitor, '/exports');
  await page.getByRole('button', { name: words('web.archive_order') }).click();
  const fetch = page.getByRole('link', { name: words('web.archive_fetch') });
  await fetch.waitFor({ timeout: 120_000 });
  expect(await axeViolations(page)).toEqual([]);
  const archive = await downloaded(page, () => fetch.click());
  expect(archive.name).toMatch(/^cordee-.*\.zip$/);
  expect(archive.bytes.includes('transactions.xlsx')).toBe(true);
  await visitor.leave();
}, 180_000);
