// Accounts are divided anew: proposed, compared, locked and sought again, approved by another, in force on its day.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { openBrowser } from './open-browser.ts';
import { showScreen } from './screens.ts';
import { goToRoom } from './steps/go-to-room.ts';
import { signInAs } from './steps/sign-in-as.ts';
import { visit, type Visitor } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('a team is divided anew, with a lock, and comes into force by the hand of another', async () => {
  const drawing = await visit(browser);
  const { page, words } = drawing;
  await signInAs(drawing, 'revops');
  await showScreen(drawing, '/territories');
  await page.getByRole('grid', { name: words('territories.balance') }).waitFor({ timeout: 30_000 });
  const form = page.locator('form');
  await form.getByLabel(words('web.team')).selectOption({ index: 1 });
  await form.getByLabel(words('territories.proposal_name')).fill('Découpage A');
  await form.getByRole('button', { name: words('territories.propose_action') }).click();
  await page.getByRole('heading', { name: 'Découpage A' }).waitFor({ timeout: 60_000 });
  expect(await axeViolations(page)).toEqual([]);

  const options = page.getByRole('grid', { name: words('territories.options') });
  await options.waitFor();
  expect(await options.getByRole('rowheader').count()).toBe(3);
  const maps = page.getByRole('figure', { name: words('territories.option_map_of', { aim: '' }).trim() });
  await expect.poll(() => maps.count(), { timeout: 15_000 }).toBe(3);
  expect(new Set(await options.getByRole('gridcell').allTextContents()).size).toBeGreaterThan(12);

  const caught = await catchOnMap(drawing, 20);
  await page.getByRole('button', { name: words('territories.lock_caught') }).click();
  await page.getByText(words('territories.again_lead', { count: String(caught) })).waitFor();
  const undo = page.getByRole('button', { name: words('territories.undo_lock') });
  await undo.click();
  await page.getByText(words('territories.again_lead', { count: '0' })).waitFor();
  await catchOnMap(drawing, 20);
  await page.getByRole('button', { name: words('territories.lock_caught') }).click();
  await page.getByText(words('territories.again_lead', { count: String(caught) })).waitFor();

  const moves = page.getByRole('grid', { name: words('territories.moves') });
  const first = moves.getByRole('row').nth(1);
  const [account = ''] = (await first.getByRole('rowheader').textContent())?.split(' (') ?? [];
  const seller = (await first.getByRole('gridcell').nth(1).textContent()) ?? '';
  await first
    .getByRole('combobox')
    .selectOption({ label: words('territories.lock_on', { territory: seller }) });
  const again = page.locator('form');
  await again.getByLabel(words('territories.proposal_name')).fill('Découpage B');
  await again.getByRole('button', { name: words('territories.propose_again') }).click();
  await page.getByRole('heading', { name: 'Découpage B' }).waitFor({ timeout: 60_000 });
  await moves.waitFor();
  expect(
    await moves
      .getByRole('rowheader')
      .filter({ hasText: `${account} (` })
      .count(),
  ).toBe(0);
  await page.getByText(words('territories.own')).waitFor();
  const gains = page.getByRole('grid', { name: words('territories.balance') });
  await gains.getByRole('columnheader', { name: words('territories.potential_change') }).waitFor();
  const address = new URL(page.url()).pathname;
  await openFairness(drawing);
  await drawing.leave();

  const deciding = await visit(browser);
  await signInAs(deciding, 'executive');
  await showScreen(deciding, address);
  const approve = { name: words('territories.approve') };
  await deciding.page.getByRole('button', approve).click();
  await deciding.page.getByRole('alertdialog').getByRole('button', approve).click();
  await deciding.page.getByRole('alertdialog').waitFor({ state: 'detached' });
  await expect.poll(() => deciding.page.getByRole('button', approve).count(), { timeout: 15_000 }).toBe(0);
  await goToRoom(deciding, 'territories');
  const row = deciding.page
    .getByRole('row')
    .filter({ hasText: `Découpage B${words('territories.aim_asked')}` });
  await row.waitFor();
  expect(((await row.getByRole('gridcell').last().textContent()) ?? '').length).toBeGreaterThan(1);
  const [old, coming] = [await balanceOn(deciding, '2026-03-31'), await balanceOn(deciding, '2026-04-01')];
  expect(old).toHaveLength(coming.length);
  expect(old.filter((text, index) => text !== coming[index]).length).toBeGreaterThan(5);
  await deciding.leave();
});

/** Draws larger and larger lines around the middle of the map until so many accounts are inside. */
async function catchOnMap({ page, words }: Visitor, least: number): Promise<number> {
  const map = page.locator('canvas[aria-hidden="true"]').last();
  await map.scrollIntoViewIfNeeded();
  const box = await map.boundingBox();
  if (!box) throw new Error('the map has no place on the page');
  for (let reach = 0.03; reach < 0.5; reach += 0.02) {
    const corner = (x: number, y: number) =>
      [
        box.x + box.width / 2 + x * reach * box.height,
        box.y + box.height / 2 + y * reach * box.height,
      ] as const;
    await page.mouse.move(...corner(-1, -1));
    await page.mouse.down();
    for (const [x, y] of [
      [1, -1],
      [1, 1],
      [-1, 1],
      [-1, -1],
    ] as const)
      await page.mouse.move(...corner(x, y), { steps: 4 });
    await page.mouse.up();
    await page.evaluate(() => new Promise((seen) => requestAnimationFrame(seen)));
    const told = page.getByText(words('territories.caught', { count: '' }).trim());
    const text = (await told.count()) === 0 ? '' : ((await told.first().textContent()) ?? '');
    const count = Number(/\d+/.exec(text)?.[0] ?? 0);
    if (count >= least) return count;
  }
  throw new Error('no place on the map has so many accounts');
}

/** The fairness sheet of the proposal that is shown: a figure says why, a move what it does to both sellers and their pay. */
async function openFairness({ page, words }: Visitor): Promise<void> {
  await page.getByRole('link', { name: words('territories.fair_open') }).click();
  await page.getByRole('heading', { name: words('territories.fair_of', { name: 'Découpage B' }) }).waitFor();
  const table = page.getByRole('grid', { name: words('territories.fair_territories') });
  await table.getByRole('gridcell').getByRole('button').first().click();
  const why = page.getByRole('dialog', { name: words('web.explanation_title') });
  await why.getByRole('heading', { name: words('web.explanation_tree') }).waitFor();
  await why.getByRole('button', { name: words('web.close') }).click();
  await page
    .getByRole('grid', { name: words('territories.fair_moves') })
    .getByRole('button', { name: words('territories.fair_move_of', { account: '' }).trim() })
    .first()
    .click();
  const effect = page.getByRole('dialog');
  await expect.poll(() => effect.getByRole('table').count(), { timeout: 15_000 }).toBe(2);
  await effect
    .getByText(words('territories.fair_pay_lead', { count: '' }).split('.')[0] ?? '')
    .waitFor({ timeout: 15_000 });
  expect(await axeViolations(page)).toEqual([]);
}

/** What each territory holds on a day, as the table says it. */
async function balanceOn(visitor: Visitor, day: string): Promise<readonly string[]> {
  const { page, words } = visitor;
  await showScreen(visitor, `/territories?asOf=${day}`);
  const grid = page.getByRole('grid', { name: words('territories.balance') });
  await grid.getByRole('row').nth(1).waitFor({ timeout: 30_000 });
  return grid.getByRole('row').allTextContents();
}
