import type { Day } from '../day.ts';
import { weekday } from '../day.ts';
import type { History } from './history.ts';
import { SERVICES } from '../people/organisation.ts';
import { stintOn } from '../people/roster.ts';
import type { Transaction } from './transaction.ts';

/** The week whose services orders have not arrived: the last full one before the clock. */
export function lateWeek(history: History): { readonly from: Day; readonly to: Day } {
  const monday = history.today - weekday(history.today);
  return { from: monday - 7, to: monday };
}

/** Orders of the services company in the late week, and what followed from them. */
export function isLate(transaction: Transaction, history: History): boolean {
  const week = lateWeek(history);
  const { deal } = transaction;
  if (deal === null || deal.story !== undefined || deal.closesOn < week.from || deal.closesOn >= week.to)
    return false;
  return stintOn(deal.seller, deal.closesOn)?.seat.team.legalEntity === SERVICES;
}
