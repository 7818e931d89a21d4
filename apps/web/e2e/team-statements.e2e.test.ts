// A manager reads what the team is paid, period by period, and opens a statement to its reasons.
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

test('the statements of the team stand in the manager’s room, and open', async () => {
  const visitor = await visit(browser);
  const { page, words } = visitor;
  await signInAs(visitor, 'manager');
  await showScreen(visitor, '/');
  await goToRoom(visitor, 'statement');
  const rows = page.getByRole('grid', { name: words('web.statements_team') }).getByRole('row');
  await rows.nth(1).waitFor();
  const period = (await rows.nth(1).getByRole('gridcell').first().textContent()) ?? '';
  const looking = page.getByRole('region', { name: words('web.context') });
  await looking.getByLabel(words('web.period')).selectOption({ label: period });
  await expect
    .poll(async () => (await rows.allTextContents()).slice(1).every((text) => text.includes(period)))
    .toBe(true);
  expect(await axeViolations(page)).toEqual([]);
  const payee = (await rows.nth(1).getByRole('link').textContent()) ?? '';
  await rows.nth(1).getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: words('web.statement_title', { payee }) }).waitFor();
  await visitor.leave();
});
