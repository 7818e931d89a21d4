import { chromium, type Browser } from 'playwright-core';
import { browserProgram } from './browser-program.ts';

/**
 * The browser that comes inside an npm package: nothing to install, and it starts as root. Its own language is that of
 * its date fields, which no page can choose.
 */
export async function openBrowser(locale: 'fr' | 'en' = 'fr'): Promise<Browser> {
  const language = locale === 'fr' ? 'fr_FR.UTF-8' : 'en_GB.UTF-8';
  return chromium.launch({
    executablePath: await browserProgram(),
    env: { ...process.env, LANGUAGE: locale, LANG: language, LC_ALL: language },
    args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  });
}
