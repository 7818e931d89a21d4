import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds wrong on the page, one line each; an empty list is a page that everybody can use. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }; // put there by the line above
    // For seconds, what was announced of a button may still name it after it has left the page: nobody reaches that.
    const { violations } = await axe.run(
      { exclude: ['[data-live-announcer]'] },
      { resultTypes: ['violations'] },
    );
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
  });
}
