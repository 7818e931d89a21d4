// The review of a month: the seller logs a meeting from my day and says why the month went as it did, on a telephone; the
// manager sees who is behind, opens the review, proposes a change of the plan, and the seller agrees to it.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { openBrowser } from './open-browser.ts';
import { showScreen } from './screens.ts';
import { askApi as api } from './steps/ask-api.ts';
import { signInAs, signInAsNamed, signInByKey } from './steps/sign-in-as.ts';
import { visit, type Visitor } from './visitor.ts';

let browser: Browser;
let seller: Visitor;
let manager: Visitor;
const names = { seller: '', manager: '' };
const month = '2026-03';
const reason = 'Deux salons ont pris la place des visites.';
const change = 'Une visite de plus chaque semaine dès avril.';

beforeAll(async () => {
  browser = await openBrowser();
  [seller, manager] = [await visit(browser, { width: 390 }), await visit(browser)];
  await signInAs(manager, 'revops');
  names.seller = (await signInByKey(seller, 'seller-farmer')).name;
  const { rows } = await api<{ rows: { name: string; manager: string | null }[] }>(manager, 'GET', '/people');
  names.manager = rows.find(({ name }) => name === names.seller)?.manager ?? '';
  await signInAsNamed(manager, names.manager);
  await agreeOnPlan();
});
afterAll(async () => {
  for (const each of [seller, manager]) await each.leave();
  await browser.close();
});

async function agreeOnPlan(): Promise<void> {
  const expected = { call: 'Un rendez-vous daté.', meeting: 'Une proposition demandée.' };
  const asked = { period: month, revenue: '90000', expected, means: '', text: '', follows: null };
  const { id } = await api<{ id: string }>(seller, 'POST', '/action-plans', asked);
  const plan = await api<{ versions: { id: string }[] }>(manager, 'GET', `/action-plans/${id}`);
  await api(manager, 'POST', `/action-plans/${id}/agreement`, { versionId: plan.versions.at(-1)?.id });
}

test('the seller logs a meeting from my day and finds it in the month', async () => {
  const { page, words } = seller;
  const meetings = async () => {
    type Review = { lines: { step: string; done: number }[] };
    const { lines } = await api<Review>(seller, 'GET', `/action-plans/review?month=${month}`);
    return lines.find(({ step }) => step === 'meeting')?.done ?? Number.NaN;
  };
  const before = await meetings();
  await showScreen(seller, '/my-day');
  await page
    .getByRole('button', { name: words('actions.log_title', { subject: '' }).trim() })
    .first()
    .click();
  const panel = page.getByRole('dialog');
  await panel.getByLabel(words('actions.log_kind')).selectOption('meeting');
  await panel.getByRole('button', { name: words('actions.outcome_held') }).click();
  await panel.waitFor({ state: 'detached' });
  expect(await meetings()).toBe(before + 1);
});

test('the seller says on a telephone why the month went as it did', async () => {
  const { page, words } = seller;
  await showScreen(seller, '/action-plan');
  await page.getByRole('link', { name: words('actions.review') }).click();
  await page.getByRole('heading', { name: words('actions.review_weeks') }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  const save = page.getByRole('button', { name: words('actions.review_save') });
  expect(await save.isDisabled()).toBe(true);
  await page.getByLabel(words('actions.review_reason', { step: words('actions.step_meeting') })).fill(reason);
  await save.click();
  await page.getByText(reason).waitFor();
});

test('the manager sees where everyone stands and what comes next, and writes what changes', async () => {
  const { page, words } = manager;
  await showScreen(manager, '/action-plan/review');
  await page.getByText(words('actions.review_next_make_plan')).first().waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('link', { name: names.seller }).click();
  await page.getByText(reason).waitFor();
  await page.getByLabel(words('actions.review_changes')).fill(change);
  await page.getByRole('button', { name: words('actions.review_save') }).click();
  await page.getByText(change, { exact: true }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
});

test('the two agree on the change: another version of the plan', async () => {
  const { page, words } = manager;
  await page.getByRole('link', { name: words('actions.review_change_plan') }).click();
  await page.getByLabel(words('actions.means')).fill(change);
  await page.getByRole('button', { name: words('actions.propose_other') }).click();
  await page.getByText(words('actions.state_seller_awaited'), { exact: true }).waitFor();
  await showScreen(seller, `/action-plan?when=${month}`);
  const agree = seller.words('actions.agree');
  await seller.page.getByText(change).first().waitFor();
  await seller.page.getByRole('button', { name: agree }).click();
  await seller.page.getByRole('alertdialog').getByRole('button', { name: agree }).click();
  await seller.page.getByText(seller.words('actions.state_agreed'), { exact: true }).waitFor();
  type Review = { state: string; reviews: { changes: string }[] };
  const review = await api<Review>(seller, 'GET', `/action-plans/review?month=${month}`);
  expect(review).toMatchObject({ state: 'agreed', reviews: [{}, { changes: change }] });
});
