// Finance reads where the variable pay of the year lands, opens it to its reasons, and holds it against an envelope.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { openBrowser } from './open-browser.ts';
import { showScreen } from './screens.ts';
import { wordsAround } from './steps/open-why.ts';
import { signInAs } from './steps/sign-in-as.ts';
import { visit } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

// Another one each time the same product is tried.
const envelope = 1_000 + Math.floor(Math.random() * 1_000);

test('the landing of a plan says its pace, and an envelope that is too small is said to be passed', async () => {
  const visitor = await visit(browser);
  const { page, words } = visitor;
  await signInAs(visitor, 'finance');
  await showScreen(visitor, '/landing');
  const row = page
    .getByRole('grid', { name: words('web.room_landing') })
    .getByRole('row')
    .filter({ hasText: 'Conquête 2026' });
  await row.waitFor();
  expect(await axeViolations(page)).toEqual([]);
  const label = `Conquête 2026, ${words('web.landing_total')}`;
  await row
    .getByRole('button', { name: wordsAround(words('web.figure_open', { label, value: '§' })) })
    .click();
  const panel = page.getByRole('dialog', { name: words('web.explanation_title') });
  await panel.getByText(words('payroll.landing_left')).first().waitFor();
  await panel.getByRole('button', { name: words('web.close') }).click();

  const save = page.getByRole('button', { name: words('web.landing_save') });
  expect(await save.isDisabled()).toBe(true);
  await page.getByLabel(words('web.landing_envelope_of', { name: 'Conquête 2026' })).fill(String(envelope));
  await save.click();
  await page.getByText(words('web.landing_saved')).waitFor();
  const [over = ''] = words('web.landing_over', { amount: '§' }).split('§');
  await row.getByText(over).waitFor();
  const choice = page.getByRole('group', { name: words('web.landing_by') });
  await choice.getByText(words('web.landing_by_team')).click();
  await expect.poll(() => row.count()).toBe(0);
  await visitor.leave();
});
