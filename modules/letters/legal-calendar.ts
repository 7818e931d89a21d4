// When objectives must be known: at the start of their period, else the whole variable part is due (Cass. soc. 2 March 2011,
// 08-44.977; 31 January 2024, 22-22.709). Alarms come before.
import { compareDates, type PlainDate } from '@cordee/kernel';
import { isComplete, stateOf, type Letter, type LetterState } from './letter.ts';

/** Days before the period's first day on which somebody is told of what is missing. */
export const ALARM_DAYS = [30, 15, 5, 0] as const;
export type AlarmDays = (typeof ALARM_DAYS)[number];

export const alarmDate = (start: PlainDate, days: AlarmDays): PlainDate => start.subtract({ days });

/** 12 days before: 12; on the day: 0; after it: negative. */
export const daysUntil = (start: PlainDate, today: PlainDate): number =>
  today.until(start, { largestUnit: 'day' }).days;

/**
 * The alarm that is to be sent today: the last one whose day has come, unless it, or a later one, was sent. Days that the
 * clock has jumped over are not told afterwards. 20 days before, with nothing sent: 30; with 30 sent: null.
 */
export function dueAlarm(start: PlainDate, today: PlainDate, sent: readonly number[]): AlarmDays | null {
  const due = ALARM_DAYS.findLast((days) => compareDates(alarmDate(start, days), today) <= 0);
  return due === undefined || sent.some((days) => days <= due) ? null : due;
}

type CalendarState = LetterState | 'none';

/** What a seller's letter lacks for the law; `late`: it was received after the first day. */
export type Standing = {
  readonly letter: Letter | null;
  readonly state: CalendarState;
  readonly isKnown: boolean;
  readonly isLate: boolean;
};

/** Of the letters of one dossier, the oldest first. An amendment under way leaves what was received standing. */
export function standingOf(letters: readonly Letter[], start: PlainDate): Standing {
  const complete = letters.filter(isComplete);
  const shown =
    complete.at(-1) ?? letters.findLast(({ outcome }) => outcome === null) ?? letters.at(-1) ?? null;
  const firstDay = complete[0]?.outcome?.at.slice(0, 10) ?? null;
  return {
    letter: shown,
    state: shown === null ? 'none' : stateOf(shown),
    isKnown: complete.length > 0,
    isLate: firstDay !== null && firstDay > start.toString(),
  };
}

/** Whether the whole variable part may be due: not known yet, or known too late. */
export const isAtRisk = ({ isKnown, isLate }: Standing): boolean => !isKnown || isLate;
