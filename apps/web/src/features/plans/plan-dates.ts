import { m } from '@cordee/messages';
import type { PlanSummary } from '../../api/plans.ts';
import { formatDate } from '../../locale.ts';

export function planDates({ from, to }: Pick<PlanSummary, 'from' | 'to'>): string {
  if (to === null) return m['web.since']({ from: formatDate(from) });
  return m['web.from_before']({ from: formatDate(from), to: formatDate(to) });
}
