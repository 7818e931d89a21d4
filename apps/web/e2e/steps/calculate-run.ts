import type { Visitor } from '../open-seat.ts';
import { goToRoom } from './go-to-room.ts';

/** A preview of one period under one plan; answers once the run stands on the screen. */
export async function calculateRun(visitor: Visitor, plan: string, period: string): Promise<void> {
  const { page, words } = visitor;
  await goToRoom(visitor, 'runs');
  const action = page.getByRole('button', { name: words('web.run_calculate') });
  const form = page.locator('form').filter({ has: action });
  await form.getByLabel(words('web.plan'), { exact: true }).selectOption({ label: plan });
  await form.getByLabel(words('web.period'), { exact: true }).selectOption({ label: period });
  await action.click();
  await page
    .getByRole('heading', { name: words('web.run_title', { plan, period }) })
    .waitFor({ timeout: 60_000 });
}
