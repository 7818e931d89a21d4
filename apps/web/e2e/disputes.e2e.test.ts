// A seller claims a missing sale and disputes a line; pilotage answers and decides; the decision becomes a test case.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { openBrowser } from './open-browser.ts';
import { showScreen } from './screens.ts';
import { goToRoom } from './steps/go-to-room.ts';
import { signInAs } from './steps/sign-in-as.ts';
import { visit, type Visitor } from './visitor.ts';

const trial = crypto.randomUUID().slice(0, 8);
let browser: Browser;
let seller: Visitor;
let revops: Visitor;
let path = '';

beforeAll(async () => {
  browser = await openBrowser();
  [seller, revops] = [await visit(browser), await visit(browser)];
  await signInAs(seller, 'seller');
  await signInAs(revops, 'revops');
});
afterAll(async () => {
  await seller.leave();
  await revops.leave();
  await browser.close();
});

test('a sale of the demo that another team was credited with is answered at once, by the file and the line', async () => {
  const { page, words } = seller;
  await showScreen(seller, '/');
  await goToRoom(seller, 'disputes');
  const waiting = page.getByRole('grid', { name: words('web.room_disputes') });
  const claimed = (await waiting.getByRole('link').first().textContent()) ?? '';
  const code = /CMD-[\d-]+/.exec(claimed)?.[0] ?? '';

  await page.getByLabel(words('disputes.order_code')).fill(code.toLowerCase());
  await page.getByLabel(words('disputes.text')).fill(`Elle vient de mon affaire (${trial}).`);
  await page.getByRole('button', { name: words('disputes.claim') }).click();
  await page.getByRole('heading', { name: words('disputes.thread') }).waitFor();
  const [before = '', after = ''] = words('disputes.answer_credited_to_team', {
    order: code.toLowerCase(),
    team: '§',
    file: '§',
    line: '§',
  }).split('§');
  const found = page.getByText(before);
  await found.waitFor();
  expect(await found.textContent()).toContain(after.trim());
  expect(await found.textContent()).toMatch(/\.csv, ligne \d+/);
  path = new URL(page.url()).pathname;
});

test('pilotage answers, accepts with a reason, and takes the test case along', async () => {
  const { page, words } = revops;
  await showScreen(revops, path);
  await page.getByText(trial).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByLabel(words('disputes.message')).fill('Nous vérifions avec l’ADV.');
  await page.getByRole('button', { name: words('disputes.say') }).click();
  await page.getByRole('listitem').filter({ hasText: 'avec l’ADV' }).waitFor();

  const accept = page.getByRole('button', { name: words('disputes.accept') });
  expect(await accept.isDisabled()).toBe(true);
  await page.getByLabel(words('disputes.reason')).fill('L’ADV a corrigé le nom.');
  await accept.click();
  await page.getByText(words('disputes.story_lead')).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: words('disputes.story') }).click(),
  ]);
  const bytes = await Array.fromAsync(await download.createReadStream());
  const story = JSON.parse(Buffer.concat(bytes).toString()) as { format: string }; // what was written is JSON
  expect(story.format).toBe('cordee-case/1');
  expect(JSON.stringify(story)).not.toContain('Yanis');
});

test('the seller reads the decision, and no longer writes in the thread', async () => {
  const { page, words } = seller;
  await showScreen(seller, path);
  await page.getByText('L’ADV a corrigé le nom.').waitFor();
  await page.getByText(words('disputes.state_accepted'), { exact: true }).waitFor();
  expect(await page.getByLabel(words('disputes.message')).count()).toBe(0);
});

test('a line of the statement is disputed where it stands, and whoever opened it does not decide', async () => {
  const { page, words } = seller;
  await goToRoom(seller, 'statement');
  await page.getByText(words('disputes.disagree'), { exact: true }).last().click();
  await page.getByLabel(words('disputes.text')).fill(`Le taux n’est pas celui de mon avenant (${trial}).`);
  await page.getByRole('button', { name: words('disputes.send') }).click();
  await page.getByRole('heading', { name: words('disputes.thread') }).waitFor();
  expect(await page.getByRole('heading', { name: words('disputes.decision') }).count()).toBe(0);
  await page.getByRole('link', { name: words('disputes.statement') }).click();
  await page.getByText(words('disputes.see'), { exact: true }).first().waitFor();

  const home = revops.page;
  await showScreen(revops, '/');
  await home
    .getByText(words('dashboards.dispute_waits', { payee: '' }).trim())
    .first()
    .click();
  await home.getByRole('heading', { name: words('disputes.thread') }).waitFor();
});
