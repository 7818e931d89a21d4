// A formula is written as in a spreadsheet: completed, underlined where it is wrong, and paid at once when it is right.
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

test('a component of one’s own is a formula, completed from the plan and refused where it is wrong', async () => {
  const visitor = await visit(browser);
  const { page, words } = visitor;
  await signInAs(visitor, 'revops');
  await showScreen(visitor, '/plan-designer?template=straight-commission');
  const measure = await page.getByLabel(words('compensation.field_code')).nth(1).inputValue();
  await page.getByRole('button', { name: words('designer.add') }).click();
  await page.getByRole('button', { name: words('compensation.component_formula') }).click();
  const card = page.getByRole('article', { name: words('compensation.component_formula') });
  const formula = card.getByRole('textbox', { name: words('compensation.field_formula') });
  await formula.click();
  await page.keyboard.type('SI(atteinte');
  const option = page.getByRole('option', { name: new RegExp(`atteinte_${measure.replaceAll('-', '_')}`) });
  await option.waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type(' > 80; 100; 0)', { delay: 5 });
  await page.keyboard.press('Escape');
  const wrong = formula.locator('.cm-lintRange-error');
  await wrong.first().waitFor();
  const faulty = await wrong.first().textContent();
  await page.getByLabel(words('web.plan_name')).focus();
  const toFault = page.getByRole('button', {
    name: words('designer.finding_show_of', { sentence: '' }).trim(),
  });
  await toFault.first().click();
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe(faulty);
  await formula.press('Escape');
  expect(await axeViolations(page)).toEqual([]);

  await page.keyboard.press('Control+a');
  await page.keyboard.type(`100 + ${measure.replaceAll('-', '_')} * 2 %`, { delay: 5 });
  await page.keyboard.press('Escape');
  await expect.poll(() => wrong.count(), { timeout: 10_000 }).toBe(0);
  const pay = page.getByRole('region', { name: words('designer.result') });
  const said = 'selon la formule du plan';
  await expect.poll(() => pay.textContent(), { timeout: 10_000 }).toContain(said);
  await visitor.leave();
});
