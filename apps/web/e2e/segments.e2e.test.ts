// Accounts are segmented: rules with live counts, applied from a day, before and after; groups that a person accepts.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { openBrowser } from './open-browser.ts';
import { showScreen } from './screens.ts';
import { signInAs } from './steps/sign-in-as.ts';
import { visit } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('rules are written under live counts, applied, and the days before keep what was in force', async () => {
  const visitor = await visit(browser);
  const { page, words } = visitor;
  await signInAs(visitor, 'revops');
  await showScreen(visitor, '/segments');
  const counts = page.getByRole('grid', { name: words('segments.by_segment') });
  await counts.getByRole('rowheader', { name: words('segments.first_conquer') }).waitFor({ timeout: 30_000 });

  await page.getByLabel(words('segments.model_name')).fill('Essai ABC');
  await page.getByRole('button', { name: words('segments.begin_action'), exact: true }).click();
  await page.getByRole('heading', { name: 'Essai ABC' }).waitFor({ timeout: 30_000 });
  const first = counts.getByRole('row').filter({ hasText: words('segments.first_a') });
  await first.waitFor({ timeout: 30_000 });
  const before = await first.getByRole('gridcell').first().textContent();
  const rule = page.getByRole('textbox', {
    name: words('segments.rule_of', { name: words('segments.first_a') }),
  });
  await rule.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('ET(abc = "A"; effectif > 20)');
  await page.keyboard.press('Escape');
  await expect
    .poll(() => first.getByRole('gridcell').first().textContent(), { timeout: 15_000 })
    .not.toBe(before);
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('button', { name: words('segments.save'), exact: true }).click();
  const apply = page.getByRole('button', { name: words('segments.apply'), exact: true });
  await expect.poll(() => apply.isEnabled(), { timeout: 15_000 }).toBe(true);
  await apply.click();
  await page.getByRole('alertdialog').getByLabel(words('segments.from')).fill('2027-01-01');
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: words('segments.apply_action') })
    .click();
  await page.getByRole('heading', { level: 1, name: words('segments.title') }).waitFor({ timeout: 30_000 });

  await showScreen(visitor, '/segments?asOf=2027-01-01');
  await page.getByRole('heading', { name: words('segments.in_force', { name: 'Essai ABC' }) }).waitFor();
  await counts.getByRole('rowheader', { name: words('segments.first_a') }).waitFor();
  await showScreen(visitor, '/segments?asOf=2026-12-31');
  await counts.getByRole('rowheader', { name: words('segments.first_conquer') }).waitFor();
  expect(await counts.getByRole('rowheader', { name: words('segments.first_a') }).count()).toBe(0);
  await visitor.leave();
});

test('a hand decides for one account with its reason, and the account says why it is where it is', async () => {
  const visitor = await visit(browser);
  const { page, words } = visitor;
  await signInAs(visitor, 'revops');
  await showScreen(visitor, '/segments');
  const accounts = page.getByRole('grid', { name: words('segments.accounts'), exact: true });
  await accounts.getByRole('row').nth(1).getByRole('button').click();
  const panel = page.getByRole('dialog');
  await panel.getByText(words('segments.rule_holds'), { exact: true }).waitFor({ timeout: 30_000 });
  await panel.getByLabel(words('segments.segment')).selectOption({ label: words('segments.first_keep') });
  await panel.getByLabel(words('segments.reason')).fill('Client en redressement');
  await panel.getByRole('button', { name: words('segments.decide_action') }).click();
  await panel.getByText('Client en redressement', { exact: false }).first().waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await panel.getByRole('button', { name: words('web.close') }).click();
  await accounts.getByText(words('segments.hand_badge')).first().waitFor();
  await visitor.leave();
});

test('who had less than the norm is found by segment, and says what is missing and what is left to win', async () => {
  const visitor = await visit(browser);
  const { page, words } = visitor;
  await signInAs(visitor, 'revops');
  await showScreen(visitor, '/segments');
  await page.getByRole('link', { name: words('segments.white_open') }).click();
  const segments = page.getByRole('grid', { name: words('segments.white_by_segment') });
  const conquer = segments.getByRole('row').filter({ hasText: words('segments.first_conquer') });
  await conquer.waitFor({ timeout: 30_000 });
  await conquer.getByRole('button', { name: /Montrer les comptes/ }).press('Enter');
  await expect.poll(() => page.url()).toContain('segment=conquer');
  const accounts = page.getByRole('grid', { name: words('segments.white_accounts') });
  const first = accounts.getByRole('row').nth(1);
  await first.getByText(words('segments.first_conquer')).waitFor();
  await first.getByRole('button', { name: new RegExp(words('segments.white_calls')) }).press('Enter');
  const why = page.getByRole('dialog');
  await why
    .getByText(/norme d’appels par an du segment/)
    .first()
    .waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await visitor.leave();
});

test('groups found in the data are described, named by a person and become a model', async () => {
  const visitor = await visit(browser);
  const { page, words } = visitor;
  await signInAs(visitor, 'revops');
  await showScreen(visitor, '/segments');
  await page.getByRole('button', { name: words('segments.find_action') }).click();
  const accept = page.getByRole('button', { name: words('segments.accept') });
  await accept.waitFor({ timeout: 90_000 });
  await page.getByText(/indice de Rand ajusté/).waitFor();
  await page.getByLabel(words('segments.group_name', { number: 1 })).fill('Groupe de tête');
  expect(await axeViolations(page)).toEqual([]);
  await accept.click();
  await page
    .getByRole('heading', { level: 1, name: words('segments.model_of_groups') })
    .waitFor({ timeout: 30_000 });
  const counts = page.getByRole('grid', { name: words('segments.by_segment') });
  await counts.getByRole('rowheader', { name: 'Groupe de tête' }).waitFor({ timeout: 30_000 });
  await visitor.leave();
});
