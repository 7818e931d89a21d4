import {
  civilCalendar,
  decimal,
  decimalText,
  periodsBetween,
  sumDecimals,
  type EntityId,
  type Period,
  type Scope,
} from '@cordee/kernel';
import type { YearRevenue } from './balance.ts';

/** Of every account that bought anything in the months, whoever sold it: one sum a month, as exact text. */
export type MonthlyRevenue = (
  scope: Scope,
  months: readonly Period[],
) => Promise<ReadonlyMap<EntityId, readonly string[]>>;

const [yearsLooked, monthsOfYear] = [2, 12];

/** The whole months before the organisation's own, as far back as a search looks. */
export function pastMonths({ today }: Scope): readonly Period[] {
  const end = today.with({ day: 1 });
  return periodsBetween(civilCalendar, 'month', end.subtract({ years: yearsLooked }), end);
}

/** The last twelve months of each account. */
export function yearOf(monthly: ReadonlyMap<string, readonly string[]>): YearRevenue {
  return new Map(
    [...monthly].map(([id, months]) => [
      id,
      decimalText(sumDecimals(months.slice(-monthsOfYear).map(decimal))),
    ]),
  );
}
