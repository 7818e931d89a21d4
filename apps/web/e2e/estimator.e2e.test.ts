// A seller tries other deals and sees the pay at once; a manager does it for somebody of the team.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { openBrowser } from './open-browser.ts';
import { showScreen } from './screens.ts';
import { goToRoom } from './steps/go-to-room.ts';
import { signInAs } from './steps/sign-in-as.ts';
import { visit, type Visitor } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const digits = (text: string | null) => (text ?? '').replaceAll(/\D/g, '');
const tried = ({ page, words }: Visitor) =>
  page.getByRole('definition').filter({ has: page.getByRole('button', { name: words('estimator.tried') }) });

type Answer = { readonly tried: { readonly value: string }; readonly lastDay: string };

async function asked({ page }: Visitor, deals: readonly object[]): Promise<Answer> {
  const answer = await page.request.post('/api/v1/estimates', { data: { deals } });
  return (await answer.json()) as Answer; // the API's own shape
}

test('a seller wins an open deal, adds one, sees why, and goes back step by step', async () => {
  const visitor = await visit(browser);
  const { page, words } = visitor;
  await signInAs(visitor, 'seller');
  await showScreen(visitor, '/');
  await goToRoom(visitor, 'estimator');
  const difference = page.getByRole('status').filter({ hasText: words('estimator.same') });
  await difference.waitFor();
  const start = digits(await tried(visitor).textContent());
  expect(start).toBe(digits((await asked(visitor, [])).tried.value));

  await page.getByRole('button', { name: words('estimator.add') }).click();
  const added = page.getByRole('group', { name: words('estimator.added', { number: '1' }) });
  await added.getByLabel(words('web.amount')).fill('12000');
  const { lastDay } = await asked(visitor, []);
  await added.getByLabel(words('estimator.counted_on')).fill(lastDay);
  const expected = (await asked(visitor, [{ change: 'add', date: lastDay, amount: '12000' }])).tried.value;
  await expect.poll(async () => digits(await tried(visitor).textContent())).toBe(digits(expected));
  expect(digits(expected)).not.toBe(start);

  await page.getByRole('checkbox', { name: /OPP-/ }).first().check();
  await expect.poll(async () => digits(await tried(visitor).textContent())).not.toBe(digits(expected));
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(async () => digits(await tried(visitor).textContent())).toBe(digits(expected));

  await tried(visitor).getByRole('button').click();
  const panel = page.getByRole('dialog', { name: words('web.explanation_title') });
  await panel
    .getByRole('heading', { name: words('web.explanation_tree') })
    .first()
    .waitFor();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: words('estimator.reset') }).click();
  await difference.waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await visitor.leave();
});

test('a manager looks for somebody of the team, and a goal says how much there is to sell', async () => {
  const visitor = await visit(browser);
  const { page, words } = visitor;
  await signInAs(visitor, 'manager');
  await showScreen(visitor, '/estimator');
  const whom = page.getByLabel(words('estimator.seller'), { exact: true });
  await whom.getByRole('option').nth(1).waitFor({ state: 'attached' });
  const second = (await whom.getByRole('option').allTextContents())[1] ?? '';
  await whom.selectOption({ label: second });
  await page.getByLabel(words('estimator.goal')).fill('9000');
  const answer = words('estimator.goal_answer', { amount: '§' }).split('§')[0] ?? '';
  await page.getByText(answer).waitFor();
  expect(await page.getByText(answer).textContent()).toMatch(/\d/);
  await visitor.leave();
});

test('whoever is paid by no plan and sees no pay is told so', async () => {
  const visitor = await visit(browser);
  await signInAs(visitor, 'marketing');
  await showScreen(visitor, '/estimator');
  await visitor.page.getByText(visitor.words('web.error_no_right')).waitFor();
  expect(await tried(visitor).count()).toBe(0);
  await visitor.leave();
});
