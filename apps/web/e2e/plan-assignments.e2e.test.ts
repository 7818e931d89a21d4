// A plan is given to several people at once: what would change is seen before, and taken back after.
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

test('two sellers get another plan from next year on, and then everything is as it was', async () => {
  const visitor = await visit(browser);
  const { page, words } = visitor;
  await signInAs(visitor, 'revops');
  await showScreen(visitor, '/');
  await goToRoom(visitor, 'plans');
  await page.getByRole('link', { name: words('assignments.open') }).click();
  const give = page.getByRole('button', { name: words('assignments.give', { count: '2' }) });
  const before = await page.request.get('/api/v1/plan-assignments').then((answer) => answer.json());

  await page.getByRole('checkbox').nth(0).check();
  await page.getByRole('checkbox').nth(1).check();
  await page.getByLabel(words('web.plan'), { exact: true }).selectOption({ label: 'Conquête 2023' });
  await page.getByLabel(words('assignments.from')).fill('2027-01-01');
  const preview = page.getByRole('grid', { name: words('assignments.preview') });
  expect(await preview.getByText(/^Remplace/).count()).toBe(2);
  expect(await axeViolations(page)).toEqual([]);
  await give.click();
  await page.getByRole('button', { name: words('assignments.undo') }).waitFor();
  const planned = page.getByText(/Conquête 2023 à partir du 1er janv. 2027/);
  await expect.poll(() => planned.count()).toBe(2);

  await page.getByRole('button', { name: words('assignments.undo') }).click();
  await page.getByText(words('assignments.undone')).waitFor();
  const after = await page.request.get('/api/v1/plan-assignments').then((answer) => answer.json());
  expect(plansOn('2027-06-01', after)).toEqual(plansOn('2027-06-01', before));
  await visitor.leave();
});

type Held = { readonly payeeId: string; readonly from: string; readonly planCode: string | null };

function plansOn(day: string, cells: readonly Held[]) {
  const begun = cells.filter(({ from }) => from <= day);
  return Object.fromEntries(begun.map(({ payeeId, planCode }) => [payeeId, planCode]));
}

test('whoever may not give plans is told so', async () => {
  const visitor = await visit(browser);
  await signInAs(visitor, 'seller');
  await showScreen(visitor, '/plan-assignments');
  await visitor.page.getByText(visitor.words('web.error_no_right')).waitFor();
  expect(await visitor.page.getByRole('checkbox').count()).toBe(0);
  await visitor.leave();
});
