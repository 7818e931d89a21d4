// What the demo company really paid in 2025, as its own workbook says, beside what is calculated: equal, different, why.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { openBrowser } from './open-browser.ts';
import { showScreen } from './screens.ts';
import { goToRoom } from './steps/go-to-room.ts';
import { signInAs } from './steps/sign-in-as.ts';
import { visit, type Visitor } from './visitor.ts';

let browser: Browser;
let revops: Visitor;
beforeAll(async () => {
  browser = await openBrowser();
  revops = await visit(browser);
  await signInAs(revops, 'revops');
});
afterAll(async () => {
  await revops.leave();
  await browser.close();
});

/** As the demo offers it. */
async function workbook({ page }: Visitor) {
  const name = 'Primes_2025_VF_v7_corrigé.xlsx';
  const file = await page.request.get(`/api/v1/demo/files/${encodeURIComponent(name)}`);
  return { name, mimeType: 'application/vnd.ms-excel', buffer: await file.body() };
}

const factOf = async ({ page }: Visitor, label: string) =>
  (await page.locator(`dt:text-is("${label}") + dd`).textContent()) ?? '';
const numberOf = (text: string) => Number(text.replaceAll(/\D/g, ''));

test('the workbook of bonuses is dropped, and each person is equal or different with a cause', async () => {
  const { page, words } = revops;
  await showScreen(revops, '/');
  await goToRoom(revops, 'parallel');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: words('parallel.choose') }).click(),
  ]);
  await chooser.setFiles(await workbook(revops));
  await page.getByLabel(words('web.period'), { exact: true }).selectOption('2025');
  await page.getByRole('button', { name: words('parallel.start') }).click();
  await page
    .getByRole('heading', { level: 1, name: words('parallel.of', { period: '2025' }) })
    .waitFor({ timeout: 60_000 });

  const [equal, different] = [
    numberOf(await factOf(revops, words('parallel.equal'))),
    numberOf(await factOf(revops, words('parallel.different'))),
  ];
  const causes = page.getByRole('grid', { name: words('parallel.by_cause') });
  const counts = await causes.getByRole('row').locator('td:nth-child(2)').allTextContents();
  expect(
    counts
      .slice(0, -1)
      .map(numberOf)
      .reduce((sum, count) => sum + count, 0),
  ).toBe(different);
  expect(equal).toBeGreaterThan(0);
  expect(numberOf(await factOf(revops, words('parallel.unread')))).toBe(11);
  await page.getByText('#REF!').first().waitFor();
  expect(await axeViolations(page)).toEqual([]);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: words('parallel.download') }).click(),
  ]);
  const bytes = await Array.fromAsync(await download.createReadStream());
  expect(Buffer.concat(bytes).toString().trim().split('\n')).toHaveLength(1 + equal + different + 11);
});

test('compared with the rate that it shows of itself, what remains is told: sums paid twice, corrections, rounding', async () => {
  const { page, words } = revops;
  const before = page.url();
  await page.getByRole('button', { name: words('parallel.rate_try', { percent: '1,2 %' }) }).click();
  await page.waitForURL((url) => url.href !== before, { timeout: 60_000 });
  await page.getByText(words('simulations.cause_paid_twice')).first().waitFor();
  const causes = page.getByRole('grid', { name: words('parallel.by_cause') });
  expect(await causes.getByText(words('simulations.cause_other_rate')).count()).toBe(0);
  await page
    .getByLabel(words('parallel.show'))
    .selectOption({ label: words('simulations.cause_paid_twice') });
  const lines = page.getByRole('grid', { name: words('parallel.lines') }).getByRole('row');
  // Twice is in two sheets, and both are named.
  await expect.poll(() => lines.count()).toBe(1 + 4);
  expect(await lines.nth(1).textContent()).toMatch(/ligne \d+ ; .*ligne \d+/);
});
