// Accounts are divided anew: proposed, compared, locked and sought again, approved by another, in force on its day.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { openBrowser } from './open-browser.ts';
import { showScreen } from './screens.ts';
import { goToRoom } from './steps/go-to-room.ts';
import { signInAs } from './steps/sign-in-as.ts';
import { visit } from './visitor.ts';

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
  const address = new URL(page.url()).pathname;
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
  await deciding.leave();
});
