// Capacity, in French: what the past asks for, why, and what changes when one assumption does.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { openBrowser } from './open-browser.ts';
import { showScreen } from './screens.ts';
import { askApi as api } from './steps/ask-api.ts';
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

type Plan = {
  hires: { value: string };
  months: { needed: { value: string; explain: string } }[];
  groups: unknown[];
};

test('a month says how many sellers it needs, and why', async () => {
  const { page, words } = revops;
  await showScreen(revops, '/capacity');
  await page.getByRole('heading', { name: words('capacity.teams') }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  const plan = await api<Plan>(revops, 'GET', '/capacity');
  const [first] = plan.months;
  const why = await api<{ tree: { inputs?: unknown[]; valueText: string } }>(
    revops,
    'GET',
    first?.needed.explain ?? '',
  );
  expect(why.tree.valueText).toContain(first?.needed.value);
  await page
    .getByRole('button', { name: new RegExp(`${words('capacity.needed')}.*${first?.needed.value}`, 'u') })
    .first()
    .click();
  await page.getByText(words('capacity.needed_all')).first().waitFor();
  await page.keyboard.press('Escape');
});

test('more leavers ask for more hires, and a driver that is no number changes nothing', async () => {
  const { page, words } = revops;
  const before = await api<Plan>(revops, 'GET', '/capacity');
  const after = await api<Plan>(revops, 'GET', '/capacity?attrition=0.3');
  const [more, fewer] = [after, before].map(({ hires }) => Number(hires.value));
  expect(more).toBeGreaterThan(Number(fewer));
  await page.getByLabel(words('capacity.attrition')).fill('30');
  const told = page
    .getByRole('button', { name: new RegExp(`${words('capacity.hires')}.*\\b${after.hires.value}\\b`, 'u') })
    .first();
  await told.waitFor();
  await page.getByLabel(words('capacity.attrition')).fill('300');
  await page.getByText(words('capacity.invalid')).waitFor();
  expect(await told.isVisible()).toBe(true);
});

test('assumptions are kept under a name, taken up again, gone back to, and set beside others', async () => {
  const { page, words } = revops;
  await showScreen(revops, '/capacity');
  const save = async (name: string, attrition: string) => {
    await page.getByLabel(words('capacity.attrition')).fill(attrition);
    await page.getByLabel(words('capacity.plan_name')).fill(name);
    await page.getByRole('button', { name: words('capacity.plan_save') }).click();
    await page.getByRole('heading', { name, exact: true }).waitFor();
  };
  await save('Prudence', '12,5');
  await save('Essor', '30');
  const prudence = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: 'Prudence' }) });
  await prudence.getByRole('button', { name: words('capacity.plan_next', { number: '2' }) }).click();
  await prudence.getByText(words('capacity.plan_version', { number: '2' }), { exact: true }).waitFor();
  await prudence.getByRole('button', { name: words('capacity.plan_restore') }).click();
  await prudence
    .getByText(words('capacity.plan_restores', { number: '3', restores: '1' }), { exact: true })
    .waitFor();
  await prudence
    .getByRole('button', { name: words('capacity.plan_open') })
    .first()
    .click();
  expect(await page.getByLabel(words('capacity.attrition')).inputValue()).toBe('12.5');
  const choose = (side: 'capacity.compare_left' | 'capacity.compare_right', name: string, number: string) =>
    page.getByLabel(words(side)).selectOption({ label: words('capacity.compared_side', { name, number }) });
  await choose('capacity.compare_left', 'Prudence', '3');
  await choose('capacity.compare_right', 'Essor', '1');
  const gap = `${words('capacity.compare_gap', { figure: words('capacity.hires') })}, ${words('capacity.twelve_months')}`;
  await page
    .getByRole('button', { name: new RegExp(gap, 'u') })
    .first()
    .click();
  await page.getByText(words('capacity.compared_difference')).first().waitFor();
  await page.keyboard.press('Escape');
  expect(await axeViolations(page)).toEqual([]);
});
