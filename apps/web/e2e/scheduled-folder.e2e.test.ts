// A folder is watched from the screen; a file put there comes in by itself, and one that cannot be read says why.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { openBrowser } from './open-browser.ts';
import { createOrganisation } from './steps/create-organisation.ts';
import { goToRoom } from './steps/go-to-room.ts';
import { importFile } from './steps/import-file.ts';
import { visit } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const csv = (...rows: string[]) => `Code de la personne;Nom complet\n${rows.join('\n')}\n`;
const patience = { timeout: 60_000 };

test('a file that is put into a watched folder is imported, and another is refused with its reason', async () => {
  const visitor = await visit(browser);
  const { page, words } = visitor;
  const trial = crypto.randomUUID().slice(0, 8);
  await createOrganisation(visitor, {
    organisation: `Essai ${trial}`,
    currency: 'EUR',
    name: 'Jeanne Faure',
    email: `jeanne-${trial}@essai.example`,
    password: 'une corde bien nouée',
  });
  const file = { name: 'commerciaux.csv', mimeType: 'text/csv', buffer: Buffer.from(csv('C1;Awa Lemoine')) };
  await importFile(visitor, { file, source: 'erp' });
  await goToRoom(visitor, 'imports');
  await page.getByRole('button', { name: words('imports.folder_watch') }).click();
  const card = page.getByRole('region', { name: /^erp · / });
  await card.getByText(words('imports.folder_empty')).waitFor();
  const path = await card.getByText(/erp-people-/).innerText();
  writeFileSync(join(path, 'nuit.csv'), csv('C1;Awa Lemoine', 'C2;Hugo Colin'));
  writeFileSync(join(path, 'notes.csv'), 'une note\n');
  await card.getByText(words('imports.folder_next')).waitFor(patience);
  await card.getByRole('link', { name: 'nuit.csv' }).waitFor(patience);
  await card.getByText(/notes\.csv/).waitFor(patience);
  await card.getByText(words('imports.folder_empty')).waitFor(patience);
  await page.getByRole('grid').getByRole('link', { name: 'nuit.csv' }).waitFor();
  expect(readdirSync(join(path, 'done'))).toHaveLength(1);
  expect(readdirSync(join(path, 'rejected')).toSorted()[1]).toMatch(/notes\.csv\.txt$/);
  expect(await axeViolations(page)).toEqual([]);
  await card.getByRole('button', { name: words('imports.folder_leave') }).click();
  const asked = page.getByRole('alertdialog');
  await asked.getByRole('button', { name: words('imports.folder_leave') }).click();
  await card.waitFor({ state: 'detached' });
  await visitor.leave();
});
