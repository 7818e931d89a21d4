// What a file says of a call or a meeting, as it is kept: a day for what was done, a day for what is to be.
import { ok, refused, type Result } from '@cordee/kernel';
import { ALL_OUTCOMES, isOutcomeOf, type ActivityKind, type FiledOutcome, type Outcome } from './activity.ts';

export type ToldActivity = {
  readonly kind: ActivityKind;
  readonly outcome: string | null;
  readonly plannedOn: string | null;
  readonly doneOn: string | null;
};

export type SettledActivity = {
  readonly kind: ActivityKind;
  readonly outcome: FiledOutcome | null;
  readonly plannedOn: string | null;
  readonly doneOn: string | null;
};

/** Calendars have the same words for both kinds: of a call, that it was held means that somebody was reached. */
const sameOf: Readonly<Record<ActivityKind, Readonly<Partial<Record<string, Outcome>>>>> = {
  call: { held: 'reached', no_show: 'not_reached' },
  meeting: { reached: 'held', not_reached: 'no_show', meeting_set: 'held' },
};

/**
 * Without an outcome and without a day on which it was done, it is planned. A meeting with such a day was held. What was
 * called off keeps the day that it was for. Refuses actions.file_outcome_missing, file_outcome_of_kind, file_day_missing
 * and file_done_future.
 */
export function settledActivity(
  { kind, outcome, plannedOn, doneOn }: ToldActivity,
  today: string,
): Result<SettledActivity> {
  const day = doneOn ?? plannedOn;
  if (day === null) return refused('actions.file_day_missing');
  if (outcome === 'cancelled') return ok({ kind, outcome, plannedOn: plannedOn ?? day, doneOn: null });
  const told = outcome === 'planned' ? null : outcome;
  if (told === null && doneOn === null) return ok({ kind, outcome: null, plannedOn: day, doneOn: null });
  if (told === null && kind === 'call') return refused('actions.file_outcome_missing');
  if (day > today) return refused('actions.file_done_future', { date: day });
  const wanted = told === null ? 'held' : (sameOf[kind][told] ?? told);
  const known = ALL_OUTCOMES.find((each) => each === wanted);
  return known !== undefined && isOutcomeOf(kind, known)
    ? ok({ kind, outcome: known, plannedOn, doneOn: day })
    : refused('actions.file_outcome_of_kind');
}
