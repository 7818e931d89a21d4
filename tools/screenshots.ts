// Pictures of every role's home and every screen, of what opens over them, of an empty organisation and of the ways in:
// French and English, light and dark, wide and narrow. `npm run screenshots -- http://…` takes them of a running demo.
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { themes, widths, type Look } from '../apps/web/e2e/looks.ts';
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
      for (const width of widths) await pictures(browser, { locale, width, address: product.address });
      if (locale === 'fr') for (const shown of readme) await readmePicture(browser, product.address, shown);
      await browser.close();
    }
  } finally {
    await product.stop();
  }
}

type Seated = { readonly name: string; readonly enter: (visitor: Visitor) => Promise<readonly Screen[]> };

/** Who looks, and at what, once they are in. */
const seats: readonly Seated[] = [
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

/** Every home, and every other screen as the first role that has it sees it. */
async function pictures(
  browser: Browser,
  seat: Pick<Look, 'locale' | 'width'> & { readonly address: string },
) {
  const taken = new Set<string>();
  for (const { name, enter } of seats) {
    const visitor = await openSeat(browser, seat);
    for (const screen of await enter(visitor)) {
      const kind = name === 'newcomer' || screen.name === 'home' ? `${name} ${screen.name}` : screen.name;
      if (taken.has(kind)) continue;
      taken.add(kind);
      await openScreen(visitor, screen);
      for (const theme of themes) {
        await visitor.page.emulateMedia({ colorScheme: theme });
        const file = [name, screen.name.replaceAll('/', '-'), seat.locale, theme, seat.width].join('-');
        await visitor.page.screenshot({ path: join(folder, `${file}.png`), fullPage: !screen.open });
      }
    }
    await visitor.leave();
    process.stderr.write(`${name}, ${seat.locale}, ${seat.width} px\n`);
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
