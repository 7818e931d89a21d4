import type { Absence } from './absences.ts';
import type { Day } from '../day.ts';
import type { Month } from '../selling/history.ts';
import type { Seller, Stint } from './roster.ts';

const RAMP_BY_MONTH = [0.25, 0.45, 0.65, 0.8, 0.9];

/** A stay of a seller in a seat within one month, and the share of a full, trained seller that it is worth. */
export type MonthShare = { readonly stint: Stint; readonly share: number };

/** What the quotas of a month may count on: presence, working time, ramp and the leave known in advance. */
export function plannedShares(seller: Seller, month: Month, absences: readonly Absence[]): MonthShare[] {
  const known = absences.filter(({ kind }) => kind === 'maternity' || kind === 'delegation');
  return shares(seller, month, known);
}

/** What was really there: the planned shares less the sick leave. */
export function actualShares(seller: Seller, month: Month, absences: readonly Absence[]): MonthShare[] {
  return shares(
    seller,
    month,
    absences.filter(({ kind }) => kind !== 'paid_leave'),
  );
}

function shares(seller: Seller, month: Month, absences: readonly Absence[]): MonthShare[] {
  const ramp = rampOf(seller, month);
  return seller.stints
    .map((stint) => {
      const from = Math.max(stint.from, month.first);
      const to = Math.min(stint.to ?? month.next, month.next);
      const away = absences.reduce(
        (days, absence) => days + absence.share * overlap({ from, to }, absence),
        0,
      );
      const present = Math.max(0, to - from - away) / (month.next - month.first);
      return { stint, share: (present * ramp * stint.workingTimePercent) / 100 };
    })
    .filter(({ share }) => share > 0);
}

function rampOf(seller: Seller, month: Month): number {
  const monthsSinceHire = Math.floor((month.next - 1 - seller.hiredOn) / 30.4);
  return RAMP_BY_MONTH[Math.max(0, monthsSinceHire)] ?? 1;
}

function overlap(left: { from: Day; to: Day }, right: { from: Day; to: Day }): number {
  return Math.max(0, Math.min(left.to, right.to) - Math.max(left.from, right.from));
}
