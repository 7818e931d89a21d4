// Pictures of every role's home and every main screen, in French and English, light and dark, wide and narrow.
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../apps/web/e2e/open-browser.ts';
import { roles, screensOf, showScreen, type Role } from '../apps/web/e2e/screens.ts';
import { startProduct } from '../apps/web/e2e/start-product.ts';
import { openWhy } from '../apps/web/e2e/steps/open-why.ts';
import { signInAs } from '../apps/web/e2e/steps/sign-in-as.ts';
import { openSeat, type Seat, type Visitor } from '../apps/web/e2e/open-seat.ts';

const folder = join(dirname(import.meta.dirname), 'docs/screenshots');
const looks = (['fr', 'en'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((theme) => [1440, 390].map((width) => ({ locale, theme, width }))),
);

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
  const browser = await openBrowser();
  try {
    for (const look of looks) await pictures(browser, { ...look, address: product.address });
    for (const shown of readme) await readmePicture(browser, product.address, shown);
  } finally {
    await browser.close();
    await product.stop();
  }
}

async function pictures(browser: Browser, seat: Seat & { readonly address: string }): Promise<void> {
  for (const role of roles) {
    const visitor = await openSeat(browser, seat);
    await signInAs(visitor, role);
    await closeGuide(visitor);
    for (const { name, path } of await screensOf(visitor, role)) {
      await showScreen(visitor, path);
      const file = [role, name.replaceAll('/', '-'), seat.locale, seat.theme, seat.width].join('-');
      await visitor.page.screenshot({ path: join(folder, `${file}.png`) });
    }
    await visitor.leave();
    process.stderr.write(`${role}, ${seat.locale}, ${seat.theme}, ${seat.width} px\n`);
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
  if ((await close.count()) > 0) await close.click();
}

await main();
