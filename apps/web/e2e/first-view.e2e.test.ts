// All JavaScript and CSS until a role's home answers a click, cold and compressed as gzip: at most 250 kB.
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './open-browser.ts';
import { roles, showScreen } from './screens.ts';
import { signInAs } from './steps/sign-in-as.ts';
import { visit } from './visitor.ts';

const bytesMax = 250_000;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test.each(roles)('the home of %s comes within 250 kB', async (role) => {
  const visitor = await visit(browser);
  await signInAs(visitor, role);
  const files: Promise<{ readonly name: string; readonly bytes: number }>[] = [];
  visitor.page.on('response', (response) => {
    if (!['script', 'stylesheet'].includes(response.request().resourceType())) return;
    const name = new URL(response.url()).pathname;
    files.push(response.body().then((body) => ({ name, bytes: gzipSync(body).length })));
  });
  await showScreen(visitor, '/');
  await visitor.page.getByRole('button', { name: visitor.words('web.palette_open') }).click();
  await visitor.page.getByRole('dialog').waitFor();
  const loaded = await Promise.all(files);
  await visitor.leave();
  const bytes = loaded.reduce((sum, file) => sum + file.bytes, 0);
  process.stderr.write(
    `first view of ${role}: ${(bytes / 1000).toFixed(1)} kB gz in ${loaded.length} files\n`,
  );
  expect(loaded.length).toBeGreaterThan(1);
  expect(bytes).toBeLessThanOrEqual(bytesMax);
});

test('the typeface comes with the product: it is there, and nothing is asked of anybody else', async () => {
  const visitor = await visit(browser);
  const { page } = visitor;
  const asked: URL[] = [];
  page.on('request', (request) => asked.push(new URL(request.url())));
  await showScreen(visitor, '/sign-in');
  expect(await page.evaluate(async () => (await document.fonts.load('16px "Inter Variable"')).length)).toBe(
    1,
  );
  const own = new URL(page.url()).origin;
  expect(asked.filter(({ origin, protocol }) => protocol.startsWith('http') && origin !== own)).toEqual([]);
  expect(asked.some(({ pathname }) => pathname.endsWith('.woff2'))).toBe(true);
  await visitor.leave();
});
