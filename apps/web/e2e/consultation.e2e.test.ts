// A draft is put to its people from the page on which it is written; a seller replays their own history and asks, and
// reads the answer.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { openBrowser } from './open-browser.ts';
import { showScreen } from './screens.ts';
import { signInAs } from './steps/sign-in-as.ts';
import { visit, type Visitor } from './visitor.ts';

const trial = crypto.randomUUID().slice(0, 8);
let browser: Browser;
let revops: Visitor;
let seller: Visitor;
let path = '';

beforeAll(async () => {
  browser = await openBrowser();
  [revops, seller] = [await visit(browser), await visit(browser)];
  await signInAs(revops, 'revops');
  await signInAs(seller, 'seller');
});
afterAll(async () => {
  await revops.leave();
  await seller.leave();
  await browser.close();
});

test('a draft is put to those who hold a plan, before anything is published', async () => {
  const { page, words } = revops;
  await showScreen(revops, '/plans/conquete-2026');
  await page.getByRole('link', { name: words('designer.edit') }).click();
  await page.getByLabel(words('web.plan_name')).fill(`Conquête essai ${trial}`);
  const put = page.getByRole('button', { name: words('consultations.open') });
  await page.getByText(words('consultations.days_first')).waitFor();
  expect(await put.isDisabled()).toBe(true);
  const asked = page.getByLabel(words('consultations.asked'));
  expect(await asked.inputValue()).toBe('conquete-2026');
  expect(await axeViolations(page)).toEqual([]);
  await page.getByLabel(words('consultations.from')).fill('2026-03-20');
  await page.getByLabel(words('consultations.to')).fill('2026-04-15');
  await put.click();
  await page.getByText(words('consultations.state_open')).waitFor();
  path = new URL(page.url()).pathname;
});

test('whom it would pay replays a past quarter under it, and asks about an article', async () => {
  const { page, words } = seller;
  await showScreen(seller, '/consultations');
  await page.getByRole('link', { name: trial }).click();
  await page.getByLabel(words('consultations.period')).selectOption('2025-Q4');
  await page.getByRole('button', { name: words('consultations.replay') }).click();
  await page.getByRole('status').getByText('T4 2025').waitFor();
  await page
    .getByRole('button', { name: words('consultations.ask_about', { clause: '' }).split('«')[0] ?? '' })
    .first()
    .click();
  await page.getByRole('textbox', { name: words('consultations.ask') }).fill('Pourquoi ce taux ?');
  await page.getByRole('button', { name: words('consultations.send') }).click();
  await page.getByText('Pourquoi ce taux ?').waitFor();
  expect(await axeViolations(page)).toEqual([]);
});

test('the answer is read by whoever asked', async () => {
  const { page, words } = revops;
  await showScreen(revops, path);
  await page
    .getByRole('textbox', { name: words('consultations.answer_text') })
    .fill('Il suit la marge de 2025.');
  await page.getByRole('button', { name: words('consultations.answer'), exact: true }).click();
  await page.getByText(words('consultations.to_all')).waitFor();
  await showScreen(seller, path);
  await seller.page.getByText('Il suit la marge de 2025.').waitFor();
  expect(await axeViolations(seller.page)).toEqual([]);
});
