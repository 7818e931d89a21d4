// A quota built by two, in two windows: a round is opened, both enter under seal, the figures open together, one of them
// answers with another figure, and the other accepts it.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { openBrowser } from './open-browser.ts';
import { showScreen } from './screens.ts';
import { signInAs, signInAsNamed } from './steps/sign-in-as.ts';
import { visit, type Visitor } from './visitor.ts';

const round = `Essai ${crypto.randomUUID().slice(0, 8)}`;
let browser: Browser;
let revops: Visitor;
let seller: Visitor;
let manager: Visitor;
const names = { seller: '', manager: '' };
let path = '';

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

const enter = async ({ page, words }: Visitor, kept: string, action: string) => {
  await page.getByLabel(words('rounds.kept')).fill(kept);
  await page.getByLabel(words('rounds.gained')).fill('5000');
  await page.getByRole('button', { name: action }).click();
};

test('a round is tried level by level, then opened', async () => {
  const { page, words } = revops;
  await showScreen(revops, '/quota-rounds');
  const open = page.getByRole('button', { name: words('rounds.open') });
  expect(await open.isDisabled()).toBe(true);
  await page.getByLabel(words('rounds.name')).fill(round);
  await page.getByRole('textbox', { name: words('rounds.period') }).fill('2026-Q3');
  await page.getByLabel(words('rounds.total')).fill('20 000 000');
  await page.getByLabel(words('rounds.answers_by')).fill('2026-06-15');
  await page.getByLabel(words('rounds.mode')).selectOption('sealed');
  await page.getByRole('button', { name: words('rounds.try') }).click();
  await page.getByRole('grid', { name: words('rounds.levels') }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await open.click();
  await page.getByRole('heading', { name: round }).waitFor();
});

test('each prepares a browser, and enters without seeing the other’s figure', async () => {
  await showScreen(seller, '/quota-rounds');
  await seller.page.getByRole('link', { name: round }).click();
  await seller.page.getByRole('button', { name: seller.words('rounds.prepare') }).click();
  await seller.page.getByText(seller.words('rounds.prepared')).waitFor();
  path = new URL(seller.page.url()).pathname;
  await seller.page.getByText(seller.words('rounds.other_key_first', { name: names.manager })).waitFor();
  expect(await axeViolations(seller.page)).toEqual([]);

  await showScreen(manager, path);
  await manager.page.getByRole('button', { name: manager.words('rounds.prepare') }).click();
  await manager.page.getByText(manager.words('rounds.prepared')).waitFor();
  await enter(manager, '171717', manager.words('rounds.enter'));
  await manager.page.getByText(manager.words('rounds.entered_by', { name: names.manager })).waitFor();

  await showScreen(seller, path);
  await seller.page.getByText(seller.words('rounds.entered_by', { name: names.manager })).waitFor();
  expect(await seller.page.getByText('176').count()).toBe(0);
  await enter(seller, '131313', seller.words('rounds.enter'));
  await seller.page.getByRole('button', { name: seller.words('rounds.open_both') }).waitFor();
});

test('the two figures open together, with the gap part by part', async () => {
  const { page, words } = seller;
  await page.getByRole('button', { name: words('rounds.open_both') }).click();
  const compared = page.getByRole('table', { name: words('rounds.compare') });
  await compared.waitFor();
  const text = (await compared.innerText()).replaceAll(/\s/g, '');
  for (const figure of ['131313', '171717', '136313', '176717', '-40404'])
    expect(text.replaceAll('−', '-')).toContain(figure);
  expect(await axeViolations(page)).toEqual([]);
});

test('the manager answers with another figure, and the seller accepts it', async () => {
  await showScreen(manager, path);
  const { page, words } = manager;
  const allocated = await page.evaluate(
    async (address) => (await (await fetch(address)).json()).allocated.value as string,
    `/api/v1${path}`,
  );
  const kept = String(Number(allocated) - 5000);
  await page.getByLabel(words('rounds.means')).fill('Un chargé d’affaires à mi-temps.');
  await enter(manager, kept, words('rounds.propose'));
  await page.getByText('Un chargé d’affaires à mi-temps.').waitFor();

  await showScreen(seller, path);
  await seller.page
    .getByRole('button', { name: seller.words('rounds.agree', { figure: '' }).trim() })
    .click();
  const dialog = seller.page.getByRole('alertdialog');
  expect(await axeViolations(seller.page)).toEqual([]);
  await dialog.getByRole('button', { name: seller.words('rounds.agree', { figure: '' }).trim() }).click();
  await seller.page.getByText(seller.words('rounds.state_agreed'), { exact: true }).waitFor();
  await showScreen(manager, path);
  await page.getByText(words('rounds.state_agreed'), { exact: true }).waitFor();
});
