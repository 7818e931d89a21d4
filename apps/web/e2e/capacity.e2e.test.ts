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
