import type { Visitor } from '../open-seat.ts';
import { goToRoom } from './go-to-room.ts';

/** A preview of one period under one plan; answers once the run stands on the screen. */
export async function calculateRun(visitor: Visitor, plan: string, period: string): Promise<void> {
  const { page, words } = visitor;
  await goToRoom(visitor, 'runs');
  await page.getByLabel(words('web.plan'), { exact: true }).selectOption({ label: plan });
  await page
    .getByRole('main')
    .getByLabel(words('web.period'), { exact: true })
    .selectOption({ label: period });
  await page.getByRole('button', { name: words('web.run_calculate') }).click();
  await page
    .getByRole('heading', { name: words('web.run_title', { plan, period }) })
    .waitFor({ timeout: 60_000 });
}
