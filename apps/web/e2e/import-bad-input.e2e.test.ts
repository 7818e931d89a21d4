// What people drop by mistake: a clear sentence in their language, and nothing changed.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './open-browser.ts';
import { createOrganisation } from './steps/create-organisation.ts';
import { goToRoom } from './steps/go-to-room.ts';
import { chooseFile, expectCount, importFile, rehearseImport } from './steps/import-file.ts';
import { visit, type Visitor } from './visitor.ts';
import type { Locale } from './words.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const sellers = csv('commerciaux.csv', 'Code de la personne;Nom complet\nC1;Awa Lemoine\n');
const salesHeader = "Code de l'opération;Date;Commercial;Montant";

async function newcomer(locale: Locale): Promise<Visitor> {
  const visitor = await visit(browser, { locale });
  const trial = crypto.randomUUID().slice(0, 8);
  await createOrganisation(visitor, {
    organisation: `Essai ${trial}`,
    currency: 'EUR',
    name: 'Jeanne Faure',
    email: `jeanne-${trial}@essai.example`,
    password: 'une corde bien nouée',
  });
  return visitor;
}

const said = {
  fr: {
    empty: /vide/,
    headerOnly: /son en-tête \(ligne 1\)/,
    binary: /texte|tableur|CSV/,
    date: /31\/02\/2024/,
    line: '2',
  },
  en: {
    empty: /empty/,
    headerOnly: /its header \(line 1\)/,
    binary: /text|spreadsheet|CSV/,
    date: /31\/02\/2024/,
    line: '2',
  },
} as const;

describe.each<Locale>(['fr', 'en'])('a file that cannot be read as it is (%s)', (locale) => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await newcomer(locale);
  });
  afterAll(() => visitor.leave());

  test.each([
    ['an empty file', 'empty', ''],
    ['a header and nothing else', 'headerOnly', `${salesHeader}\n`],
    ['a binary', 'binary', '\u0000\u0001\u0002\ufffe\u0000PNG\u0000\u0003'.repeat(500)],
  ] as const)('%s is refused in one sentence', async (_what, key, text) => {
    await chooseFile(visitor, csv('ventes.csv', text));
    const notice = visitor.page.getByRole('alert').first();
    await notice.waitFor();
    expect(await notice.textContent()).toMatch(said[locale][key]);
  });

  test('a day that does not exist is named with its line, and the good rows stay good', async () => {
    const { page } = visitor;
    await importFile(visitor, { file: sellers, source: 'essai' });
    const rows = ['V1;31/02/2024;C1;100', 'V2;28/02/2024;C1;200'];
    await rehearseImport(visitor, {
      file: csv('ventes.csv', [salesHeader, ...rows].join('\n')),
      source: 'essai',
    });
    const row = page.getByRole('row').filter({ hasText: '31/02/2024' }).last();
    await row.waitFor({ timeout: 30_000 });
    expect(await row.textContent()).toMatch(said[locale].date);
    expect(await row.getByRole('rowheader').or(row.getByRole('cell')).first().textContent()).toBe(
      said[locale].line,
    );
  });
});

test('a long import that is cancelled leaves nothing, and the rest of the product stays usable meanwhile', async () => {
  const visitor = await newcomer('fr');
  const { page, words } = visitor;
  await importFile(visitor, { file: sellers, source: 'essai' });
  const rows = Array.from({ length: 200_000 }, (_, index) => `V${index};2026-03-05;C1;${index % 997}.50`);
  const file = csv('ventes.csv', [salesHeader, ...rows].join('\n'));
  await rehearseImport(visitor, { file, source: 'essai' });
  const cancel = page.getByRole('button', { name: words('web.task_cancel') });
  await page.getByRole('button', { name: words('web.import_now') }).click({ timeout: 90_000 });
  await cancel.waitFor();

  const other = await page.context().newPage();
  const start = performance.now();
  await other.goto('/people');
  await other.getByText('Awa Lemoine').first().waitFor();
  expect(performance.now() - start).toBeLessThan(5_000);
  await other.close();

  await cancel.click();
  await page.getByText(words('web.task_cancelled')).waitFor({ timeout: 30_000 });
  await goToRoom(visitor, 'transactions');
  await page.getByText(words('web.transactions_none')).waitFor();
  await goToRoom(visitor, 'imports');
  await page.getByRole('link', { name: 'commerciaux.csv' }).waitFor();
  expect(await page.getByRole('link', { name: 'ventes.csv' }).count()).toBe(0);
  await visitor.leave();
});

const told = {
  fr: { march: '4 mars 2026', april: '3 avr. 2026' },
  en: { march: '4 Mar 2026', april: '3 Apr 2026' },
} as const;

test.each<Locale>(['fr', 'en'])(
  'how a file is written is seen, can be said otherwise, and is proposed again the next time (%s)',
  async (locale) => {
    const visitor = await newcomer(locale);
    const { page, words } = visitor;
    const sales = (code: string) =>
      csv('ventes.csv', `${salesHeader}\n${code}1;03/04/2026;C1;12,50\n${code}2;05/06/2026;C1;13,50\n`);
    await importFile(visitor, { file: sellers, source: 'rh' });
    await chooseFile(visitor, sales('A'));
    const rows = page.getByRole('grid', { name: words('web.import_first_rows') });
    await rows.getByText(told[locale].april).waitFor();
    await page.getByLabel(words('web.import_date_order')).selectOption({ label: words('imports.order_mdy') });
    await rows.getByText(told[locale].march).waitFor();
    await page.getByLabel(words('web.import_source')).fill('erp');
    await page.getByRole('button', { name: words('web.import_check') }).click();
    await page.getByRole('button', { name: words('web.import_now') }).click();
    await page.getByRole('link', { name: words('web.import_all') }).waitFor({ timeout: 60_000 });

    await chooseFile(visitor, sales('B'));
    await rows.getByText(told[locale].march).waitFor();
    expect(await page.getByLabel(words('web.import_source')).inputValue()).toBe('erp');
    await page.getByRole('button', { name: words('web.import_propose_anew') }).click();
    await rows.getByText(told[locale].april).waitFor();
    await page.getByLabel(words('web.import_delimiter_choice')).selectOption(',');
    await rows.getByText(told[locale].april).waitFor({ state: 'detached' });
    await visitor.leave();
  },
);

test.each<Locale>(['fr', 'en'])(
  'one column a month is read as one row a month, of the year that the reader tells (%s)',
  async (locale) => {
    const visitor = await newcomer(locale);
    const { page, words } = visitor;
    await importFile(visitor, { file: sellers, source: 'rh' });
    await chooseFile(visitor, csv('objectifs.csv', 'Commercial;Janvier;Mars;Avril\nC1;1000;;3000\n'));
    await page.getByRole('button', { name: words('web.import_check'), disabled: true }).waitFor();
    await page.getByLabel(words('web.import_year')).fill('2026');
    const rows = page.getByRole('grid', { name: words('web.import_first_rows') });
    await rows.getByText('2026-04').waitFor();
    expect(await rows.getByText('2026-03').count()).toBe(0);
    await page.getByRole('button', { name: words('web.import_check') }).click();
    await page.getByText(words('web.import_dry_done')).waitFor({ timeout: 60_000 });
    await expectCount(visitor, words('web.count_to_load'), 2);
    await visitor.leave();
  },
);
