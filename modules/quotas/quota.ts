import { civilCalendar, periodByCode, plainDate, type Period } from '@cordee/kernel';

export type QuotaRow = {
  readonly id: string;
  readonly positionId: string;
  readonly personId: string | null;
  readonly seller: string;
  readonly team: string | null;
  readonly measure: string;
  readonly dimension: string | null;
  readonly dimensionValue: string | null;
  readonly calendar: string;
  readonly period: string;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly amount: string;
  readonly unit: string;
  readonly currency: string | null;
  readonly weight: string | null;
  readonly importId: string | null;
  readonly importLine: number | null;
  /** Where it was agreed on or decided, when it came from no file. */
  readonly dossierId?: string | null;
};

/** The calendar of quotas that name a first day instead of a period: each runs to the next first day of its file. */
export const datedCalendar = 'dated';

/** A period read back from its stored calendar, code and bounds. */
export function storedPeriod(row: {
  calendar: string;
  period: string;
  periodFrom: string;
  periodTo: string;
}): Period {
  if (row.calendar === civilCalendar.code) {
    const found = periodByCode(civilCalendar, row.period);
    if (found.ok) return found.value;
  }
  return {
    calendar: row.calendar,
    code: row.period,
    grain: 'window',
    from: plainDate(row.periodFrom),
    to: plainDate(row.periodTo),
  };
}
