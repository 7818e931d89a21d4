import { m } from '@cordee/messages';
import type { DayActivity, DayItem } from '../../api/actions/my-day.ts';

export type ActivityKind = DayItem['kind'];
export type Outcome = NonNullable<DayActivity['outcome']>;

export const kindNames: Readonly<Record<ActivityKind, () => string>> = {
  call: () => m['actions.kind_call'](),
  meeting: () => m['actions.kind_meeting'](),
};

export const outcomeNames: Readonly<Record<Outcome, () => string>> = {
  not_reached: () => m['actions.outcome_not_reached'](),
  reached: () => m['actions.outcome_reached'](),
  meeting_set: () => m['actions.outcome_meeting_set'](),
  no_show: () => m['actions.outcome_no_show'](),
  held: () => m['actions.outcome_held'](),
  proposal_asked: () => m['actions.outcome_proposal_asked'](),
};

/** What may come of each kind, the best last. */
export const outcomesOf: Readonly<Record<ActivityKind, readonly Outcome[]>> = {
  call: ['not_reached', 'reached', 'meeting_set'],
  meeting: ['no_show', 'held', 'proposal_asked'],
};

export function reasonWords({ reason, deal, days, usualDays }: DayItem): string {
  const [since, usual, code] = [String(days ?? 0), String(usualDays ?? 0), deal ?? ''];
  switch (reason) {
    case 'planned':
      return m['actions.why_planned']();
    case 'overdue':
      return m['actions.why_overdue']({ days: since });
    case 'deal_quiet':
      return m['actions.why_deal_quiet']({ deal: code, days: since, usual });
    case 'deal_slow':
      return m['actions.why_deal_slow']({ deal: code, days: since, usual });
    case 'account_due':
      return days === null
        ? m['actions.why_account_new']({ usual })
        : m['actions.why_account_due']({ days: since, usual });
  }
}
