// Files of their own as newcomers drop them: each press is counted, each file timed from the first press to its account.
// What was seen is printed; `npx vitest run --project browser apps/web/e2e/newcomer-files.e2e.test.ts` prints it anywhere.
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './open-browser.ts';
import { realDataFolder } from './real-data-folder.test-support.ts';
import { createOrganisation } from './steps/create-organisation.ts';
import { chooseFile, expectCount, importFile } from './steps/import-file.ts';
import { visit, type Visitor } from './visitor.ts';

const superstore = realDataFolder('superstore');
const olist = realDataFolder('olist-marketing-funnel');
const pressesMax = 4;

let browser: Browser;
let visitor: Visitor;
let presses = 0;

beforeAll(async () => {
  browser = await openBrowser();
  visitor = await visit(browser, { locale: 'fr' });
  await visitor.page.exposeFunction('countPress', () => {
    presses += 1;
  });
  await visitor.page.addInitScript({
    content: "addEventListener('click', (press) => { if (press.isTrusted) countPress(); }, true);",
  });
  await createOrganisation(visitor, {
    organisation: `Nouveaux ${crypto.randomUUID().slice(0, 8)}`,
    currency: 'USD',
    name: 'Camille Roux',
    email: `camille-${crypto.randomUUID().slice(0, 8)}@nouveaux.example`,
    password: 'une corde bien nouée',
  });
}, 120_000);
afterAll(() => browser.close());

/** How often the mouse was pressed in `act`, the way to the room of imports apart, and how long it took. */
async function counted(name: string, act: () => Promise<unknown>): Promise<number> {
  const [before, startedAt] = [presses, performance.now()];
  await act();
  const made = presses - before - 1;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${name}: ${made} presses, ${seconds} s`);
  return made;
}

describe.runIf(superstore)('Superstore', () => {
  test('ten thousand lines of orders come in by four presses', async () => {
    const { words } = visitor;
    const made = await counted('superstore.csv', () =>
      importFile(visitor, { file: join(superstore ?? '', 'superstore.csv') }),
    );
    expect(made).toBeLessThanOrEqual(pressesMax);
    await expectCount(visitor, words('web.count_loaded'), 9994);
    await expectCount(visitor, words('web.count_rejected'), 0);
    await visitor.page.getByRole('link', { name: words('web.bridge_nobody_see') }).waitFor();
  });

  test('the old workbook is refused with the way out', async () => {
    await counted('superstore.xls', () => chooseFile(visitor, join(superstore ?? '', 'superstore.xls')));
    const said = visitor.page.getByText(/\.xlsx/).first();
    await said.waitFor();
    expect(await said.textContent()).toContain('.xlsx');
  });
});

describe.runIf(olist)('Olist', () => {
  test('the closed deals come in by four presses, for the sales representative of each', async () => {
    const { page, words } = visitor;
    const made = await counted('olist_closed_deals_dataset.csv', () =>
      importFile(visitor, { file: join(olist ?? '', 'olist_closed_deals_dataset.csv') }),
    );
    expect(made).toBeLessThanOrEqual(pressesMax);
    await expectCount(visitor, words('web.count_loaded'), 842);
    await expectCount(visitor, words('web.count_rejected'), 0);
    await chooseFile(visitor, join(olist ?? '', 'olist_closed_deals_dataset.csv'));
    const told = page.getByLabel(words('web.import_tells', { column: 'sr_id' }), { exact: true });
    expect(await told.inputValue()).toBe('seller');
  });

  test('leads stop at the columns, with the name of what is missing', async () => {
    const { page, words } = visitor;
    await counted('olist_marketing_qualified_leads_dataset.csv', () =>
      chooseFile(visitor, join(olist ?? '', 'olist_marketing_qualified_leads_dataset.csv')),
    );
    await page.getByRole('heading', { name: words('web.import_columns') }).waitFor();
    const missing = words('web.import_missing', { fields: words('imports.field_amount') });
    const said = page.getByText(missing).first();
    await said.waitFor();
    expect(await said.textContent()).toContain(missing);
  });
});
