// Another day is looked at: a banner says so on every screen, and one press comes back to today.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { openBrowser } from './open-browser.ts';
import { goToRoom } from './steps/go-to-room.ts';
import { signInAs } from './steps/sign-in-as.ts';
import { visit, type Visitor } from './visitor.ts';

let browser: Browser;
let revops: Visitor;

beforeAll(async () => {
  browser = await openBrowser();
  revops = await visit(browser);
  await signInAs(revops, 'revops');
});
afterAll(async () => {
  await revops.leave();
  await browser.close();
});

test('a list is seen as it was known on a day, from screen to screen, and again as it is', async () => {
  const { page, words } = revops;
  const day = '5 mars 2026';
  const isNow = page.getByText(words('web.as_of_now_known', { day }));
  const isThen = page.getByText(words('web.as_of_then_known', { day, known: day }));
  await page.goto('/deals?asOf=2026-03-05');
  await isNow.waitFor();
  const table = page.getByRole('grid', { name: words('web.room_deals') });
  await table.waitFor();
  await page.getByRole('button', { name: words('web.as_of_known_then', { day }) }).click();
  await isThen.waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await goToRoom(revops, 'transactions');
  await isThen.waitFor();
  expect(new URL(page.url()).searchParams.get('knownOn')).toContain('2026-03-05');
  await page.getByRole('button', { name: words('web.as_of_back') }).click();
  await isThen.waitFor({ state: 'detached' });
  expect(new URL(page.url()).searchParams.get('asOf')).toBe(null);
});
