import { chromium, type Browser } from 'playwright-core';
import { browserProgram } from './browser-program.ts';

/** The browser that comes inside an npm package: nothing to install, and it starts as root. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await browserProgram(),
    args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  });
}
