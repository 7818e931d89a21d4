// A draft is written on one machine and gone on with on another; two people who write at once lose nothing; what was
// discarded is taken up again.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { openBrowser } from './open-browser.ts';
import { showScreen } from './screens.ts';
import { signInAs } from './steps/sign-in-as.ts';
import { visit, type Visitor } from './visitor.ts';

const name = `Essai ${crypto.randomUUID().slice(0, 8)}`;
let browser: Browser;
let first: Visitor;
let second: Visitor;

beforeAll(async () => {
  browser = await openBrowser();
  [first, second] = [await visit(browser), await visit(browser)];
  await signInAs(first, 'revops');
  await signInAs(second, 'finance');
});
afterAll(async () => {
  await first.leave();
  await second.leave();
  await browser.close();
});

const nameIn = ({ page, words }: Visitor) => page.getByLabel(words('web.plan_name'));

/** Written, and saved: the sentence says so. */
async function write(visitor: Visitor, text: string) {
  await nameIn(visitor).fill(text);
  await saved(visitor).waitFor();
}

const saved = ({ page, words }: Visitor) =>
  page.getByText(words('designer.draft_saved_own', { at: '' }).replace(/\W+$/, ''));

test('what is written on one machine is listed and gone on with on another', async () => {
  await showScreen(first, '/plan-designer?template=straight-commission');
  await first.page.getByText(first.words('designer.draft_none')).waitFor();
  await write(first, name);
  await first.page.reload();
  await expect.poll(() => nameIn(first).inputValue()).toBe(name);

  await showScreen(second, '/plans');
  await second.page.getByRole('link', { name }).click();
  await expect.poll(() => nameIn(second).inputValue()).toBe(name);
  expect(await axeViolations(second.page)).toEqual([]);
});

test('the second of two who write at once is told by whom, and chooses: theirs, or one’s own apart', async () => {
  await write(second, `${name} bis`);
  await nameIn(first).fill(`${name} ter`);
  const apart = first.page.getByRole('button', { name: first.words('designer.draft_keep_apart') });
  await apart.waitFor();
  expect(await axeViolations(first.page)).toEqual([]);
  await apart.click();
  await saved(first).waitFor();
  expect(await nameIn(first).inputValue()).toBe(`${name} ter`);

  await showScreen(first, '/plans');
  for (const kept of [`${name} bis`, `${name} ter`])
    await first.page.getByRole('link', { name: kept }).waitFor();
  await first.page.getByRole('link', { name: `${name} bis` }).click();
  await expect.poll(() => nameIn(first).inputValue()).toBe(`${name} bis`);
  await write(first, `${name} quater`);
  await nameIn(second).fill(`${name} quinquies`);
  await second.page.getByRole('button', { name: second.words('designer.draft_take_theirs') }).click();
  await expect.poll(() => nameIn(second).inputValue()).toBe(`${name} quater`);
  await second.page.getByRole('button', { name: second.words('designer.undo') }).click();
  await expect.poll(() => nameIn(second).inputValue()).toBe(`${name} quinquies`);
});

test('a discarded draft is taken up again', async () => {
  const { page, words } = first;
  await showScreen(first, '/plans');
  const plan = `${name} ter`;
  await page.getByRole('button', { name: words('designer.draft_discard_of', { plan }) }).click();
  await page.getByText(words('designer.draft_discarded', { plan })).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('button', { name: words('designer.draft_undo_discard'), exact: true }).click();
  await page.getByRole('button', { name: words('designer.draft_discard_of', { plan }) }).waitFor();
});
