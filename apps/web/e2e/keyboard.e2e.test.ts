// Without a mouse: the palette, the acts of a run, the language and the dark look.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './open-browser.ts';
import { showScreen } from './screens.ts';
import { signInAs } from './steps/sign-in-as.ts';
import { visit, type Visitor } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Tab by tab, until the wanted thing holds the focus. */
async function tabTo({ page }: Visitor, name: RegExp, tabsMax = 80): Promise<void> {
  for (let tabs = 0; tabs < tabsMax; tabs += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    });
    if (name.test(focused)) return;
  }
  throw new Error(`${tabsMax} tabs never reached ${name}`);
}

test('Ctrl K opens the palette, a few letters and Enter reach a screen', async () => {
  const visitor = await visit(browser);
  const { page, words } = visitor;
  await signInAs(visitor, 'revops');
  await showScreen(visitor, '/');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: words('web.palette') }).waitFor();
  await page.keyboard.type('piste');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: words('web.room_audit') }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/audit');
  await visitor.leave();
});

test('a run is approved from the keyboard as far as its confirmation, and Escape leaves everything as it was', async () => {
  const visitor = await visit(browser);
  const { page, words } = visitor;
  await signInAs(visitor, 'finance');
  const runs = (await (await page.request.get('/api/v1/runs')).json()) as { id: string; state: string }[]; // the API's own shape
  const waiting = runs.find((run) => run.state === 'preview');
  await showScreen(visitor, `/runs/${waiting?.id}`);
  await tabTo(visitor, /^Valider .+ relevés$/);
  await page.keyboard.press('Enter');
  const confirm = page.getByRole('alertdialog');
  await confirm.waitFor();
  await tabTo(visitor, new RegExp(`^${words('web.cancel')}$`));
  await page.keyboard.press('Escape');
  await confirm.waitFor({ state: 'hidden' });
  await page.getByText(words('web.run_preview')).first().waitFor();
  expect(await page.getByRole('button', { name: /^Valider .+ relevés$/ }).isVisible()).toBe(true);
  await visitor.leave();
});

test('the language changes and the address stays', async () => {
  const visitor = await visit(browser);
  const { page, words } = visitor;
  const account = await signInAs(visitor, 'revops');
  await showScreen(visitor, '/attainment?when=2026-Q1');
  const before = page.url();
  await page.getByRole('button', { name: words('web.account_menu', { name: account.name }) }).click();
  await page.getByText('English').click();
  await page.getByRole('heading', { level: 1, name: 'Attainment' }).waitFor();
  expect(page.url()).toBe(before);
  await page.getByRole('button', { name: /your account/i }).click();
  await page.getByText('Français').click();
  await page.getByRole('heading', { level: 1, name: words('web.room_attainment') }).waitFor();
  await visitor.leave();
});

test('the dark look is dark, and is kept', async () => {
  const visitor = await visit(browser);
  const { page, words } = visitor;
  const account = await signInAs(visitor, 'revops');
  await showScreen(visitor, '/');
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await page.getByRole('button', { name: words('web.account_menu', { name: account.name }) }).click();
  await page.getByText(words('web.theme_dark'), { exact: true }).click();
  const dark = await paper();
  expect(dark).not.toBe(light);
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await paper()).toBe(dark);
  await visitor.leave();
});
