import type { Browser, Page } from 'playwright-core';
import { wordsIn, type Locale, type Words } from './words.ts';

/** A person in front of a screen, with a browser profile of their own. */
export type Visitor = {
  readonly page: Page;
  readonly words: Words;
  readonly locale: Locale;
  readonly leave: () => Promise<void>;
};

export type Seat = {
  readonly locale?: Locale;
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
};

export async function openSeat(
  browser: Browser,
  seat: Seat & { readonly address: string },
): Promise<Visitor> {
  const { locale = 'fr', theme = 'light', width = 1440, address } = seat;
  const context = await browser.newContext({
    baseURL: address,
    locale: locale === 'fr' ? 'fr-FR' : 'en-GB',
    timezoneId: 'Europe/Paris',
    colorScheme: theme,
    reducedMotion: 'reduce',
    viewport: { width, height: width < 600 ? 844 : 900 },
    acceptDownloads: true,
  });
  await context.addCookies([{ name: 'cordee_locale', value: locale, url: address }]);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return { page, words: wordsIn(locale), locale, leave: () => context.close() };
}
