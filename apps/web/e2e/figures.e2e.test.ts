// Every figure opens: its reasoning, or the rows that it counts; and nothing that guides covers it.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './open-browser.ts';
import { showScreen } from './screens.ts';
import { wordsAround } from './steps/open-why.ts';
import { signInAs } from './steps/sign-in-as.ts';
import { visit } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test("each amount of a run's exceptions says why, and the difference is what is now less what was before", async () => {
  const visitor = await visit(browser);
  const { page, words } = visitor;
  await signInAs(visitor, 'finance');
  const runs = (await (await page.request.get('/api/v1/runs')).json()) as { id: string; period: string }[]; // the API's own shape
  await showScreen(visitor, `/runs/${runs.find(({ period }) => period === '2026-03')?.id}`);
  const why = { name: wordsAround(words('web.figure_open', { label: '§', value: '§' })) };
  // The largest changes open whole: what was before, what is now, the difference, and the median of the run.
  const row = page
    .getByRole('grid', { name: words('web.review_title') })
    .getByRole('row')
    .filter({ has: page.getByRole('button', why).nth(3) })
    .first();
  const figures = row.getByRole('button', why);
  await figures.first().waitFor();
  const amounts = await figures.allTextContents();
  expect(amounts).toHaveLength(4);
  const panel = page.getByRole('dialog', { name: words('web.explanation_title') });
  const reasons: string[] = [];
  for (const [index, amount] of amounts.entries()) {
    await figures.nth(index).click();
    await panel.getByRole('heading', { name: words('web.explanation_tree') }).waitFor();
    expect(await panel.locator('p').first().textContent()).toContain(amount.replace('-', ''));
    reasons.push((await panel.textContent()) ?? '');
    await panel.getByRole('button', { name: words('web.close') }).click();
  }
  const [before, now] = amounts.map((amount) => amount.replace(/,00(?=\D*$)/, '').trim());
  expect(reasons[2]).toContain(`${now} − ${before}`);
  await visitor.leave();
});

test('the count of a home opens the rows that it counts', async () => {
  const visitor = await visit(browser);
  const { page, words } = visitor;
  await signInAs(visitor, 'revops');
  await showScreen(visitor, '/');
  const figure = page.getByRole('link', { name: words('dashboards.people_count') });
  const count = (await figure.textContent()) ?? '';
  expect(Number(count)).toBeGreaterThan(0);
  await figure.click();
  await page.getByRole('heading', { name: words('web.people_count', { count }), exact: true }).waitFor();
  await visitor.leave();
});

test('a period without sales leads to the last one that has some', async () => {
  const visitor = await visit(browser);
  const { page, words } = visitor;
  await signInAs(visitor, 'seller');
  await showScreen(visitor, '/attainment?when=2031-01');
  await page.getByRole('link', { name: words('web.attainment_last', { period: 'T1 2026' }) }).click();
  await page.getByRole('grid', { name: words('web.room_attainment') }).waitFor();
  expect(new URL(page.url()).searchParams.get('when')).toBe('2026-Q1');
  await visitor.leave();
});

test.each([390, 1440])('at %i px the guide stands above the page and covers nothing of it', async (width) => {
  const visitor = await visit(browser, { width });
  const { page, words } = visitor;
  await signInAs(visitor, 'revops');
  await showScreen(visitor, '/');
  const guide = page.getByRole('complementary', { name: words('web.guide') });
  await guide.waitFor();
  const [above, below] = [await guide.boundingBox(), await page.getByRole('main').boundingBox()];
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
  await visitor.leave();
});

test('on a phone a row is read whole: no table is wider than the screen', async () => {
  const visitor = await visit(browser, { width: 390 });
  const { page, words } = visitor;
  await signInAs(visitor, 'revops');
  await showScreen(visitor, '/transactions');
  const table = page.getByRole('grid', { name: words('web.room_transactions') });
  const box = await table.boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
  expect(await table.getByRole('row').first().getByRole('gridcell').count()).toBeGreaterThan(5);
  await visitor.leave();
});
