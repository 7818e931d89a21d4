// Pictures of every role's home and every screen, of what opens over them, of an empty organisation and of the ways in:
// French and English, light and dark, wide and narrow. `npm run screenshots -- http://…` takes them of a running demo.
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { everyLook, type Look } from '../apps/web/e2e/looks.ts';
import { newcomerScreens } from '../apps/web/e2e/newcomer.ts';
import { openBrowser } from '../apps/web/e2e/open-browser.ts';
import {
  openScreen,
  publicScreens,
  roles,
  screensOf,
  showScreen,
  type Role,
  type Screen,
} from '../apps/web/e2e/screens.ts';
import { startProduct } from '../apps/web/e2e/start-product.ts';
import { openWhy } from '../apps/web/e2e/steps/open-why.ts';
import { signInAs } from '../apps/web/e2e/steps/sign-in-as.ts';
import { openSeat, type Visitor } from '../apps/web/e2e/open-seat.ts';

const folder = join(dirname(import.meta.dirname), 'docs/screenshots');

type Shown = { readonly role: Role; readonly screen: string; readonly file: string; readonly why?: boolean };

// The five that the README shows, always the French light ones.
const readme: readonly Shown[] = [
  { role: 'seller', screen: 'statements/mine', file: 'readme-statement.png', why: true },
  { role: 'revops', screen: 'home', file: 'readme-home.png' },
  { role: 'revops', screen: 'imports/new', file: 'readme-import.png' },
  { role: 'manager', screen: 'attainment', file: 'readme-attainment.png' },
  { role: 'finance', screen: 'run', file: 'readme-run.png' },
];

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const given = process.argv[2];
  const product = given ? { address: given, stop: async () => undefined } : await startProduct();
  try {
    for (const locale of ['fr', 'en'] as const) {
      const browser = await openBrowser(locale);
      const looks = everyLook.filter((look) => look.locale === locale);
      for (const look of looks) await pictures(browser, product.address, look);
      if (locale === 'fr') for (const shown of readme) await readmePicture(browser, product.address, shown);
      await browser.close();
    }
  } finally {
    await product.stop();
  }
}

/** Who looks, and at what, once they are in. */
const seats: readonly {
  readonly name: string;
  readonly enter: (visitor: Visitor) => Promise<readonly Screen[]>;
}[] = [
  { name: 'public', enter: async () => publicScreens },
  { name: 'newcomer', enter: newcomerScreens },
  ...roles.map((role) => ({
    name: role,
    enter: async (visitor: Visitor) => {
      await signInAs(visitor, role);
      await closeGuide(visitor);
      return screensOf(visitor, role);
    },
  })),
];

async function pictures(browser: Browser, address: string, look: Look): Promise<void> {
  const { locale, theme, width } = look;
  for (const { name, enter } of seats) {
    const visitor = await openSeat(browser, { ...look, address });
    for (const screen of await enter(visitor)) {
      await openScreen(visitor, screen);
      const file = [name, screen.name.replaceAll('/', '-'), locale, theme, width].join('-');
      await visitor.page.screenshot({ path: join(folder, `${file}.png`), fullPage: !screen.open });
    }
    await visitor.leave();
    process.stderr.write(`${name}, ${locale}, ${theme}, ${width} px\n`);
  }
}

async function readmePicture(
  browser: Browser,
  address: string,
  { role, screen, file, why }: Shown,
): Promise<void> {
  const visitor = await openSeat(browser, { address });
  await signInAs(visitor, role);
  await closeGuide(visitor);
  const named = (await screensOf(visitor, role)).find((each) => each.name === screen);
  await showScreen(visitor, named?.path ?? '/');
  if (why) await openWhy(visitor);
  await visitor.page.screenshot({ path: join(folder, file) });
  await visitor.leave();
}

async function closeGuide(visitor: Visitor): Promise<void> {
  await showScreen(visitor, '/');
  const close = visitor.page.getByRole('button', { name: visitor.words('web.guide_close') });
  await close.waitFor();
  await close.click();
}

await main();
