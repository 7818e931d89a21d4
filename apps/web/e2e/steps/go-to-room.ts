import type { Visitor } from '../open-seat.ts';

type Room =
  | 'home'
  | 'imports'
  | 'quality'
  | 'people'
  | 'deals'
  | 'transactions'
  | 'coverage'
  | 'territories'
  | 'quotas'
  | 'attainment'
  | 'plans'
  | 'simulations'
  | 'runs'
  | 'accrual'
  | 'landing'
  | 'statement'
  | 'audit'
  | 'mailbox'
  | 'settings'
  | 'estimator'
  | 'disputes'
  | 'parallel';

/** As a person goes there: by the rail. */
export async function goToRoom({ page, words }: Visitor, room: Room): Promise<void> {
  const rail = page.getByRole('navigation', { name: words('web.rail') });
  await rail.getByRole('link', { name: words(`web.room_${room}`), exact: true }).click();
}
