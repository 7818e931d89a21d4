import { expect } from 'vitest';
import type { Visitor } from '../open-seat.ts';
import { goToRoom } from './go-to-room.ts';

type ImportFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

export type ImportOrder = {
  readonly file: string | ImportFile;
  /** What the file holds, where the product's own proposal is not taken. */
  readonly kind?: string;
  readonly source?: string;
  /** Column of the file → what it tells, where the product's own proposal is not taken. */
  readonly columns?: Readonly<Record<string, string>>;
};

/** Choose the file, say what it is, and look at the dry run: nothing is changed yet. */
export async function rehearseImport(visitor: Visitor, order: ImportOrder): Promise<void> {
  const { page, words } = visitor;
  await chooseFile(visitor, order.file);
  await page.getByRole('heading', { name: words('web.import_columns') }).waitFor();
  if (order.kind !== undefined)
    await page.getByLabel(words('web.import_what')).selectOption({ label: order.kind });
  if (order.source !== undefined) await page.getByLabel(words('web.import_source')).fill(order.source);
  for (const [column, tells] of Object.entries(order.columns ?? {})) {
    const label = words('web.import_tells', { column });
    await page.getByLabel(label, { exact: true }).selectOption({ label: tells });
  }
  await page.getByRole('button', { name: words('web.import_check') }).click();
}

/** The whole way; answers once the result of the real import stands on the screen. */
export async function importFile(visitor: Visitor, order: ImportOrder): Promise<{ sawProgress: boolean }> {
  const { page, words } = visitor;
  await rehearseImport(visitor, order);
  await page.getByText(words('web.import_dry_done')).waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: words('web.import_now') }).click();
  const bar = page.getByRole('progressbar');
  const sawProgress = await bar.waitFor({ timeout: 5_000 }).then(
    () => true,
    () => false,
  );
  await page.getByRole('link', { name: words('web.import_all') }).waitFor({ timeout: 60_000 });
  return { sawProgress };
}

export async function chooseFile(visitor: Visitor, file: string | ImportFile): Promise<void> {
  const { page, words } = visitor;
  await goToRoom(visitor, 'imports');
  await page
    .getByRole('link', { name: words('web.import_new') })
    .first()
    .click();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: words('web.import_choose') }).click(),
  ]);
  await chooser.setFiles(file);
}

/** One of the counts that stand above a dry run and a result, such as "Lignes lues". */
export async function expectCount({ page }: Visitor, label: string, count: number): Promise<void> {
  const shown = page.getByRole('definition').and(page.locator(`dt:text-is("${label}") + dd`));
  expect(Number((await shown.textContent())?.replace(/\D/g, ''))).toBe(count);
}
