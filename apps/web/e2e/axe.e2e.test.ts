// Every screen of every role in French and light; then every kind of screen and every home in English and dark, and on a
// phone in French and dark. Colours do not depend on the language, nor words on the look.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { openBrowser } from './open-browser.ts';
import { roles, screensOf, showScreen } from './screens.ts';
import { signInAs } from './steps/sign-in-as.ts';
import { visit } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const looks = [
  { locale: 'fr', theme: 'light', width: 1440, isWhole: true },
  { locale: 'en', theme: 'dark', width: 1440, isWhole: false },
  { locale: 'fr', theme: 'dark', width: 390, isWhole: false },
] as const;

describe.each(looks)('$locale, $theme, $width px', ({ isWhole, ...look }) => {
  test.each(roles)('the screens of %s have 0 violations', async (role) => {
    const visitor = await visit(browser, look);
    await signInAs(visitor, role);
    const screens = await screensOf(visitor, role);
    const found: string[] = [];
    for (const { path } of isWhole || role === 'revops' ? screens : screens.slice(0, 2)) {
      await showScreen(visitor, path);
      found.push(...(await axeViolations(visitor.page)).map((violation) => `${path} ${violation}`));
    }
    await visitor.leave();
    expect(found).toEqual([]);
  });

  test('the ways in have 0 violations', async () => {
    const visitor = await visit(browser, look);
    const found: string[] = [];
    for (const path of ['/sign-in', '/create-organisation']) {
      await showScreen(visitor, path);
      found.push(...(await axeViolations(visitor.page)));
    }
    await visitor.leave();
    expect(found).toEqual([]);
  });
});

test('a picture without words and a pale text, planted on a good page, are found', async () => {
  const visitor = await visit(browser);
  await showScreen(visitor, '/sign-in');
  await visitor.page.evaluate(() => {
    document
      .querySelector('main')
      ?.insertAdjacentHTML('beforeend', '<img src="/mark.svg"><p style="color:#ccc">pâle</p>');
  });
  const found = await axeViolations(visitor.page);
  await visitor.leave();
  expect(found.map((violation) => violation.split(':')[0])).toEqual(
    expect.arrayContaining(['image-alt', 'color-contrast']),
  );
});
