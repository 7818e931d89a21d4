// Areas that were drawn elsewhere: a faulty file is refused, a good one shows what each area holds, on the map and by keyboard.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { openBrowser } from './open-browser.ts';
import type { Visitor } from './open-seat.ts';
import { showScreen } from './screens.ts';
import { signInAs } from './steps/sign-in-as.ts';
import { visit } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** The west and the east of France, with a gap between them and the Channel left out. */
const halves = [
  ['Ouest', -5, 2],
  ['Est', 2.2, 9],
] as const;
const features = halves.map(([nom, west, east]) => ({
  type: 'Feature',
  properties: { nom },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 42],
        [east, 42],
        [east, 50],
        [west, 50],
        [west, 42],
      ],
    ],
  },
}));

async function drop({ page, words }: Visitor, text: string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: words('territories.areas_choose') }).click(),
  ]);
  await chooser.setFiles({
    name: 'zones.geojson',
    mimeType: 'application/geo+json',
    buffer: Buffer.from(text),
  });
}

test('a faulty file is refused in a sentence, a good one is shown on the map and works by keyboard', async () => {
  const visitor = await visit(browser);
  const { page, words } = visitor;
  await signInAs(visitor, 'revops');
  await showScreen(visitor, '/territories');
  await page.getByRole('link', { name: words('territories.areas_open') }).click();
  await page.getByRole('heading', { name: words('territories.areas_none_yet') }).waitFor();
  await drop(visitor, JSON.stringify({ type: 'Topology' }));
  await page.getByText(words('territories.areas_kind')).waitFor();

  await drop(visitor, JSON.stringify({ type: 'FeatureCollection', features }));
  const table = page.getByRole('grid', { name: words('territories.areas_table') });
  await table.getByRole('rowheader', { name: 'Ouest' }).waitFor({ timeout: 30_000 });
  await page.getByText(/hors de toute zone, en mer ou dans un vide/).waitFor();
  expect(await page.locator('figure path').count()).toBe(2);
  await page
    .getByLabel(words('territories.areas_measure'))
    .selectOption({ label: words('territories.area_attainment') });
  await expect.poll(() => page.url()).toContain('measure=attainment');
  await table
    .getByRole('button', { name: new RegExp(`Est, ${words('territories.area_potential')}`) })
    .press('Enter');
  await page
    .getByRole('dialog')
    .getByText(/Potentiel/)
    .first()
    .waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await visitor.leave();
});

test('all accounts of an area go to a territory in one act, the balance follows, and one step takes it back', async () => {
  const visitor = await visit(browser);
  const { page, words } = visitor;
  await signInAs(visitor, 'revops');
  await showScreen(visitor, '/territories');
  await page.getByRole('grid', { name: words('territories.balance') }).waitFor({ timeout: 30_000 });
  await page.getByLabel(words('territories.proposal_name')).fill('Zones entières');
  await page.getByRole('button', { name: words('territories.propose_action') }).click();
  await page.getByRole('heading', { name: 'Zones entières' }).waitFor({ timeout: 60_000 });
  const first = page
    .getByRole('grid', { name: words('territories.balance') })
    .getByRole('row')
    .nth(1);
  const told = () => first.textContent();
  const found = await told();
  await page.getByLabel(words('territories.area_caught')).selectOption({ label: 'Ouest' });
  await page.getByRole('button', { name: words('territories.lock_caught') }).click();
  const undo = page.getByRole('button', { name: words('territories.undo_lock') });
  await undo.waitFor();
  await expect.poll(told, { timeout: 15_000 }).not.toBe(found);
  expect(await axeViolations(page)).toEqual([]);
  await undo.click();
  await expect.poll(told).toBe(found);
  await visitor.leave();
});
