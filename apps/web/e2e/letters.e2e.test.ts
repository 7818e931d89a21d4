// A letter of objectives, in two windows: the two agree on a figure, sales administration publishes the letter, the manager
// signs for the company with a mailed code, the seller acknowledges receipt with another, and both have the file.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { openBrowser } from './open-browser.ts';
import { showScreen } from './screens.ts';
import { askApi as api } from './steps/ask-api.ts';
import { signInAs, signInAsNamed } from './steps/sign-in-as.ts';
import { visit, type Visitor } from './visitor.ts';

const round = `Lettre ${crypto.randomUUID().slice(0, 8)}`;
let browser: Browser;
let revops: Visitor;
let seller: Visitor;
let manager: Visitor;
const names = { seller: '', manager: '' };
let letter = '';

beforeAll(async () => {
  browser = await openBrowser();
  [revops, seller, manager] = [
    await visit(browser),
    await visit(browser, { width: 390 }),
    await visit(browser),
  ];
  await signInAs(revops, 'revops');
  names.seller = (await signInAs(seller, 'seller')).name;
  const { rows: people } = (await (await revops.page.request.get('/api/v1/people')).json()) as {
    rows: readonly { name: string; manager: string | null }[];
  }; // the API's own shape
  names.manager = people.find(({ name }) => name === names.seller)?.manager ?? '';
  await signInAsNamed(manager, names.manager);
});
afterAll(async () => {
  for (const each of [revops, seller, manager]) await each.leave();
  await browser.close();
});

/** The demo's mailbox shows what would be sent: to a person, the newest first. */
async function codeFor(subject: string): Promise<string> {
  const mails = await api<{ subject: string; text: string }[]>(revops, 'GET', '/mailbox');
  const found = mails.find((each) => each.subject.startsWith(subject.slice(0, 40)));
  return /\b\d{6}\b/.exec(found?.text ?? '')?.[0] ?? '';
}

async function signIn(visitor: Visitor, action: string): Promise<void> {
  const { page, words } = visitor;
  await page.getByRole('button', { name: words('letters.send_code') }).click();
  const code = page.getByLabel(words('letters.code'));
  await code.waitFor();
  await code.fill(await codeFor(words('letters.code_subject', { period: '' }).trim()));
  await page.getByRole('button', { name: action, exact: true }).click();
  await page.getByText(words('letters.trail')).waitFor();
}

test('the two agree on a figure', async () => {
  const opened = { name: round, period: '2026-Q4', total: '18000000', step: '100', method: 'by_results' };
  const rest = { mode: 'seller_first', answersBy: '2026-06-15', margin: '0.2' };
  const { id } = await api<{ id: string }>(revops, 'POST', '/quota-rounds', { ...opened, ...rest });
  type Line = { id: string; allocated: { value: string } };
  const rounds = await api<{ id: string; dossiers: Line[] }[]>(seller, 'GET', '/quota-rounds');
  const dossier = rounds.find((each) => each.id === id)?.dossiers[0];
  const path = `/quota-dossiers/${dossier?.id}`;
  const said = { lost: '0', gained: '0', price: '0', text: '', means: '' };
  await api(seller, 'POST', `${path}/proposals`, { ...said, kept: dossier?.allocated.value });
  await showScreen(manager, path);
  const agree = manager.words('rounds.agree', { figure: '' }).trim();
  expect(await axeViolations(manager.page)).toEqual([]);
  await manager.page.getByRole('button', { name: agree }).click();
  await manager.page.getByRole('alertdialog').getByRole('button', { name: agree }).click();
  await manager.page.getByText(manager.words('rounds.state_agreed'), { exact: true }).waitFor();
});

test('sales administration prepares the letter, and publishes it once it says why in French', async () => {
  const { page, words } = revops;
  await showScreen(revops, '/quota-rounds');
  await page
    .locator('section', { has: page.getByRole('heading', { name: round }) })
    .getByRole('link', { name: words('letters.round_link', { known: '0', count: '' }).slice(0, 15) })
    .click();
  await page.getByRole('heading', { name: words('letters.calendar') }).waitFor();
  await page.getByLabel(words('letters.answer_by')).fill('2026-06-30');
  await page.getByRole('button', { name: words('letters.open_action', { count: '1' }) }).click();
  await page.getByText(words('letters.opened_count', { count: '1' })).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  type Calendar = { lines: readonly { seller: string; letterId: string | null }[] };
  const calendar = await api<Calendar>(
    revops,
    'GET',
    new URL(page.url()).pathname.replace('letters', 'calendar'),
  );
  const own = calendar.lines.find((line) => line.seller === names.seller);
  await showScreen(revops, `/letters/${own?.letterId}`);
  const publish = page.getByRole('button', { name: words('letters.publish_receipt') });
  await publish.waitFor();
  expect(await publish.isDisabled()).toBe(true);
  await page.getByLabel(words('letters.words_fr')).fill('Les appels d’offres de l’automne sont publiés.');
  await page.getByRole('button', { name: words('letters.write_action') }).click();
  await page.locator('button:not([disabled])', { hasText: words('letters.publish_receipt') }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: words('letters.publish_receipt') }).click();
  await page.getByText(words('letters.state_published'), { exact: true }).waitFor();
  letter = new URL(page.url()).pathname;
  expect(await axeViolations(page)).toEqual([]);
});

test('the company signs, then the seller acknowledges receipt on a phone', async () => {
  await showScreen(seller, letter);
  await seller.page.getByText(seller.words('letters.company_awaited')).waitFor();
  await showScreen(manager, letter);
  await signIn(manager, manager.words('letters.sign_company'));
  await manager.page.getByText(manager.words('letters.state_issued'), { exact: true }).waitFor();
  await showScreen(seller, letter);
  await seller.page.getByRole('heading', { name: seller.words('letters.sign_receipt') }).waitFor();
  expect(await axeViolations(seller.page)).toEqual([]);
  await signIn(seller, seller.words('letters.sign_receipt'));
  await seller.page.getByText(seller.words('letters.state_received'), { exact: true }).first().waitFor();
});

test('both have the letter as pages and as one file', async () => {
  const id = letter.split('/').at(-1);
  for (const [format, start] of [
    ['pdf', '%PDF'],
    ['zip', 'PK'],
  ] as const) {
    const file = await seller.page.request.get(`/api/v1/letters/${id}/file?format=${format}`);
    expect(file.status()).toBe(200);
    expect((await file.body()).subarray(0, start.length).toString()).toBe(start);
  }
  const risk = await seller.page.request.get('/api/v1/quota-rounds/none/euros-at-risk');
  expect(risk.status()).toBe(403);
});
