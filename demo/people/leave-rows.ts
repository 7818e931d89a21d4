import type { Absence } from './absences.ts';
import type { LeaveRow } from '../company.ts';
import { dayText } from '../day.ts';
import type { History } from '../selling/history.ts';
import type { StaffMember } from './staff.ts';
import { awayManager } from '../stories/stories.ts';

const AWAY_DAYS_BEFORE_CLOSE = 1;
const AWAY_DAYS = 7;

/** Everyone's leave, and the holiday of the manager who is away on the closing day. */
export function leaveRows(
  absences: readonly Absence[],
  staff: readonly StaffMember[],
  history: History,
): LeaveRow[] {
  const awayFrom = history.closing.next - 1 - AWAY_DAYS_BEFORE_CLOSE;
  return [
    ...absences.map(({ seller, kind, from, to, share }) => ({
      person_code: seller.personCode,
      kind,
      from: dayText(from),
      to: dayText(to),
      share: String(share),
    })),
    {
      person_code: awayManager(staff).personCode,
      kind: 'paid_leave',
      from: dayText(awayFrom),
      to: dayText(awayFrom + AWAY_DAYS),
      share: '1',
    },
  ];
}
