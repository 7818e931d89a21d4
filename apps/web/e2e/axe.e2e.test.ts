// Axe finds nothing wrong on any screen, and no screen asks for what its role may not have. An ordinary run tries every
// screen of every role once, in one of four looks that turn from screen to screen and from role to role;
// `CORDEE_AXE=all` tries everything: every screen × role × language × look × width.
import { env } from 'node:process';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { pairedLooks, themes, type Look } from './looks.ts';
import { newcomerScreens } from './newcomer.ts';
import { openBrowser } from './open-browser.ts';
import { openScreen, publicScreens, roles, screensOf, showScreen, type Screen } from './screens.ts';
import { signInAs } from './steps/sign-in-as.ts';
import { visit, type Visitor } from './visitor.ts';

const isWhole = env['CORDEE_AXE'] === 'all';
let pagesTried = 0;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  process.stderr.write(`axe: ${pagesTried} pages tried\n`);
  await browser.close();
});

// The four looks hold every language at every width; a whole run sees each page in both themes.
describe.each(pairedLooks.map((look, turn) => ({ ...look, turn })))(
  '$locale, $theme, $width px',
  ({ turn, ...look }) => {
    test.each(roles)('the screens of %s have 0 violations', async (role) => {
      const found = await tried(look, async (visitor) => {
        await signInAs(visitor, role);
        const screens = await screensOf(visitor, role);
        return inTurn(screens, turn, roles.indexOf(role));
      });
      expect(found).toEqual([]);
    });

    test('the ways in have 0 violations', async () => {
      expect(await tried(look, async () => inTurn(publicScreens, turn))).toEqual([]);
    });

    test('an empty organisation has 0 violations', async () => {
      const screensFor = async (visitor: Visitor) => inTurn(await newcomerScreens(visitor), turn);
      expect(await tried(look, screensFor)).toEqual([]);
    });
  },
  600_000,
);

/** Of an ordinary run, the screens whose turn it is: over the four looks each is seen once. */
function inTurn(screens: readonly Screen[], turn: number, start = 0): readonly Screen[] {
  return isWhole ? screens : screens.filter((_, place) => (place + start) % pairedLooks.length === turn);
}

async function tried(
  look: Look,
  screensFor: (visitor: Visitor) => Promise<readonly Screen[]>,
): Promise<readonly string[]> {
  const visitor = await visit(browser, look);
  const found: string[] = [];
  visitor.page.on('response', (response) => {
    if (response.status() === 403) found.push(`${visitor.page.url()} asks for ${response.url()}, refused`);
  });
  for (const screen of await screensFor(visitor)) {
    await openScreen(visitor, screen);
    for (const theme of isWhole ? themes : [look.theme]) {
      await visitor.page.emulateMedia({ colorScheme: theme });
      const violations = await axeViolations(visitor.page);
      found.push(...violations.map((violation) => `${screen.path} ${theme} ${violation}`));
      pagesTried += 1;
    }
  }
  await visitor.leave();
  return found;
}

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
