import type { Locale, Scope } from '@cordee/kernel';
import { plainDate } from '@cordee/kernel';
import { formatDate, messageOf } from '@cordee/messages/explanation';
import { seenDeals, type MovedDealDeps } from './decide-deal.ts';

/** What waits for somebody, with the screen where it is done. */
export type HomeTask = { readonly label: string; readonly why: string; readonly href: string };

/** The divisions that a seller or a manager is shown before they are approved. */
export async function movedTasks(
  deps: MovedDealDeps,
  scope: Scope,
  locale: Locale,
): Promise<readonly HomeTask[]> {
  if (scope.people === 'all' || scope.people.length === 0) return [];
  const tasks: HomeTask[] = [];
  for (const id of await deps.movedDeals.waiting(scope)) {
    const seen = await seenDeals(deps, scope, id);
    if (!seen.ok) continue;
    const { name, effectiveFrom } = seen.value.proposal;
    const day = formatDate(plainDate(effectiveFrom), locale);
    tasks.push({
      label: messageOf('territories.task_shared', { name }, locale),
      why: messageOf('territories.task_shared_why', { day }, locale),
      href: `/territories/${id}/deals`,
    });
  }
  return tasks;
}
