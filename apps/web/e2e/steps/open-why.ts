import type { Locator } from 'playwright-core';
import type { Visitor } from '../open-seat.ts';

/** Opens the explanation of a statement's total and every level of it; answers the panel. */
export async function openWhy({ page, words }: Visitor): Promise<Locator> {
  const label = words('web.statement_total');
  await page.getByRole('button', { name: words('web.why_amount_of', { label }), exact: true }).click();
  const panel = page.getByRole('dialog', { name: words('web.explanation_title') });
  await panel.getByRole('heading', { name: words('web.explanation_tree') }).waitFor();
  return panel;
}

/** The first row of the world that the explanation ends in: a link that says file and line. */
export async function openFirstRow({ page, words }: Visitor, panel: Locator): Promise<Locator> {
  const rows = panel.getByRole('button', {
    name: wordsAround(words('web.explanation_rows', { count: '§' })),
  });
  const folded = panel.locator('details:not([open]) > summary');
  while ((await folded.count()) > 0) await folded.first().click();
  if ((await rows.count()) > 0) await rows.first().click();
  const place = panel.getByRole('link', {
    name: wordsAround(words('web.place_line', { document: '§', line: '§' })),
  });
  await place.first().waitFor();
  await page.waitForLoadState('networkidle');
  return place.first();
}

/** A sentence with a number or a name in it, as a pattern; its spaces may break the line or not. */
export function wordsAround(sentence: string): RegExp {
  const escaped = sentence
    .split('§')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/[ \u00a0\u202f]/g, '\\s'));
  return new RegExp(escaped.join('.+'));
}
