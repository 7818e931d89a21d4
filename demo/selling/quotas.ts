import type { Absence } from '../people/absences.ts';
import { plannedShares } from '../people/capacity.ts';
import type { QuotaRow } from '../company.ts';
import { monthsAhead, quarterCode, type History, type Month } from './history.ts';
import { growthOf, seasonOf } from '../market/market.ts';
import { centsText } from '../files/money-text.ts';
import { PROFILES } from '../people/organisation.ts';
import type { Roster, Seller } from '../people/roster.ts';

export type Quota = {
  readonly seller: Seller;
  readonly period: string;
  readonly firstMonth: Month;
  readonly amountCents: number;
};

/** The company asks for more than the market gives; about 92 % is what a middling seller reaches. */
const STRETCH = 1.06;
const ROUNDED_TO_CENTS = 50_000;

/** One objective a seller and pay period: the quarter for hunters, the month for the others; next quarter's are already out. */
export function makeQuotas(roster: Roster, history: History, absences: readonly Absence[]): Quota[] {
  const absencesBySeller = Map.groupBy(absences, ({ seller }) => seller.personCode);
  const months = [...history.months, ...monthsAhead(history, 3)];
  return roster.sellers.flatMap((seller) => {
    const known = absencesBySeller.get(seller.personCode) ?? [];
    const monthly = months.map((month) => ({ month, ...monthQuota(seller, month, known) }));
    const byPeriod = Map.groupBy(monthly, ({ month, grain }) =>
      grain === 'quarter' ? quarterCode(month) : month.code,
    );
    return [...byPeriod].flatMap(([period, parts]) => {
      const cents = parts.reduce((sum, part) => sum + part.cents, 0);
      const firstMonth = parts[0]?.month;
      return cents === 0 || firstMonth === undefined
        ? []
        : [{ seller, period, firstMonth, amountCents: rounded(cents) }];
    });
  });
}

export function quotaRow(quota: Quota): QuotaRow {
  return {
    seller: quota.seller.personCode,
    measure: 'order_intake',
    period: quota.period,
    amount: centsText(quota.amountCents),
    currency: 'EUR',
  };
}

function monthQuota(seller: Seller, month: Month, absences: readonly Absence[]) {
  const shares = plannedShares(seller, month, absences);
  const kind = (shares[0]?.stint ?? seller.stints[0])?.seat.team.kind ?? 'farmer';
  const cents = shares.reduce((sum, { stint, share }) => {
    const profile = PROFILES[stint.seat.team.kind];
    return (
      sum +
      (profile.revenueYearCents / 12) *
        seasonOf(month) *
        growthOf(month.year) *
        share *
        stint.seat.potential *
        STRETCH
    );
  }, 0);
  return { cents, grain: PROFILES[kind].payGrain };
}

function rounded(cents: number): number {
  return Math.max(ROUNDED_TO_CENTS, Math.round(cents / ROUNDED_TO_CENTS) * ROUNDED_TO_CENTS);
}
