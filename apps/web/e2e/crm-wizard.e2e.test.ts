// The whole rope on a real set: from an empty organisation to a locked pay run, through the screens alone.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './open-browser.ts';
import { realDataFolder } from './real-data-folder.test-support.ts';
import { calculateRun } from './steps/calculate-run.ts';
import { createOrganisation } from './steps/create-organisation.ts';
import { goToRoom } from './steps/go-to-room.ts';
import { expectCount, importFile } from './steps/import-file.ts';
import { acceptInvitation, invite } from './steps/invite.ts';
import { openFirstRow, openWhy, wordsAround } from './steps/open-why.ts';
import { publishPlan } from './steps/publish-plan.ts';
import { visit, type Visitor } from './visitor.ts';
import type { Locale } from './words.ts';

const crm = realDataFolder('crm-sales-opportunities');

const told = {
  fr: {
    plan: 'Trois pour cent des affaires gagnées',
    grain: 'Chaque trimestre',
    period: 'T1 2017',
    total: /34.040,16/,
  },
  en: { plan: 'Three percent of deals won', grain: 'Every quarter', period: 'Q1 2017', total: /34,040\.16/ },
} as const;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe.runIf(crm).each<Locale>(['fr', 'en'])('the CRM set, in the browser (%s)', (locale) => {
  const { plan, grain, period, total } = told[locale];
  const trial = `${locale}-${crypto.randomUUID().slice(0, 8)}`;
  const password = 'une corde bien nouée';
  const first = { name: 'Camille Roux', email: `camille-${trial}@crm.example`, password };
  const second = { name: 'Sacha Meunier', email: `sacha-${trial}@crm.example`, password };
  let visitor: Visitor;

  beforeAll(async () => {
    visitor = await visit(browser, { locale });
    await createOrganisation(visitor, { organisation: `CRM ${trial}`, currency: 'USD', ...first });
  });
  afterAll(() => visitor.leave());

  test('sellers, accounts and 8,800 opportunities come in by the wizard, after a dry run, with a progress bar', async () => {
    const { words } = visitor;
    const file = (name: string) => join(crm ?? '', name);
    await importFile(visitor, {
      file: file('sales_teams.csv'),
      source: 'crm',
    });
    await importFile(visitor, { file: file('accounts.csv'), source: 'crm' });
    const deals = await importFile(visitor, { file: file('sales_pipeline.csv'), source: 'crm' });
    expect(deals.sawProgress).toBe(true);
    await expectCount(visitor, words('web.count_read'), 8800);
    await expectCount(visitor, words('web.count_loaded'), 8800);
    await expectCount(visitor, words('web.count_rejected'), 0);
  });

  test('what was won in the first quarter of 2017 is seen by seller', async () => {
    const { page, words } = visitor;
    await goToRoom(visitor, 'attainment');
    await page.getByLabel(words('web.when'), { exact: true }).selectOption({ label: period });
    const row = page.getByRole('row', { name: /Darcel Schlecht/ });
    await row.waitFor();
    expect((await row.textContent())?.replace(/\D/g, '')).toContain('112255');
  });

  test('a plan is published, a run calculated, and a statement says why, down to file and line', async () => {
    const { page, words } = visitor;
    await publishPlan(visitor, {
      name: plan,
      grain,
      base: words('compensation.base_won_deals'),
      percent: '3',
      from: '2017-01-01',
    });
    await calculateRun(visitor, plan, period);
    // Three percent of the 1,134,672 dollars won in that quarter, a published figure of the set.
    await page.getByRole('button', { name: total }).first().waitFor();
    await page.getByRole('link', { name: 'Moses Frase' }).first().click();
    await page
      .getByRole('heading', { name: words('web.statement_title', { payee: 'Moses Frase' }) })
      .waitFor();
    const panel = await openWhy(visitor);
    const place = await openFirstRow(visitor, panel);
    expect(await place.textContent()).toContain('sales_pipeline.csv');
    await place.click();
    await page.getByText('Moses Frase', { exact: true }).waitFor();
    await page.goBack();
    await panel.getByRole('button', { name: words('web.close') }).click();
  });

  test('the statement is downloaded as a PDF', async () => {
    const { page, words } = visitor;
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: words('web.statement_pdf') }).click(),
    ]);
    expect(
      readFileSync(await download.path())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  test('whoever calculated is refused, a second person approves and locks', async () => {
    const { page, words } = visitor;
    const link = await invite(visitor, { ...second, role: words('web.role_finance') });
    await goToRoom(visitor, 'runs');
    await page.getByRole('link', { name: period }).click();
    const approve = page.getByRole('button', { name: wordsAround(words('web.run_approve', { count: '§' })) });
    await approve.waitFor();
    expect(await approve.isDisabled()).toBe(true);

    const other = await visit(browser, { locale });
    await acceptInvitation(other, link, second.password);
    await other.page.goto(page.url());
    await approveAndLock(other, period);
    await other.leave();
    await page.reload();
    await page.getByText(words('web.run_is_locked')).waitFor();
  });
});

async function approveAndLock({ page, words }: Visitor, period: string): Promise<void> {
  const approve = page.getByRole('button', { name: wordsAround(words('web.run_approve', { count: '§' })) });
  await approve.click();
  const confirm = page.getByRole('alertdialog');
  await confirm.getByRole('button', { name: wordsAround(words('web.run_approve', { count: '§' })) }).click();
  const lock = words('web.run_lock', { period });
  await page.getByRole('button', { name: lock, disabled: false }).click();
  await confirm.getByRole('textbox').fill(period);
  await confirm.getByRole('button', { name: lock }).click();
  await page.getByText(words('web.run_is_locked')).waitFor();
}
