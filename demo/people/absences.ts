import type { LeaveKind } from '../company.ts';
import type { Day } from '../day.ts';
import type { History } from '../selling/history.ts';
import { openRandom, type Random } from '../random.ts';
import type { Roster, Seller } from './roster.ts';

/** A leave; `to` is the first day back, `share` the part of working time that it takes. */
export type Absence = {
  readonly seller: Seller;
  readonly kind: LeaveKind;
  readonly from: Day;
  readonly to: Day;
  readonly share: number;
};

const MATERNITY_DAYS = 16 * 7;

export function makeAbsences(seed: string, roster: Roster, history: History): Absence[] {
  const random = openRandom(seed, 'absences');
  const ordinary = roster.sellers.flatMap((seller) => [
    ...paidLeave(random, seller, history),
    ...sickLeave(random, seller, history),
  ]);
  const maternityFrom = history.at(5, 6);
  const scripted: Absence[] = [
    {
      seller: roster.cast('maternity'),
      kind: 'maternity',
      from: maternityFrom,
      to: maternityFrom + MATERNITY_DAYS,
      share: 1,
    },
    {
      seller: roster.cast('delegate'),
      kind: 'delegation',
      from: history.at(14, 1),
      to: history.closing.next,
      share: 0.15,
    },
  ];
  return [...ordinary, ...scripted].filter(({ seller, from }) => isEmployed(seller, from));
}

/** Three weeks in summer and one at Christmas: the season already counts them. */
function paidLeave(random: Random, seller: Seller, history: History): Absence[] {
  return history.months.flatMap((month): Absence[] => {
    if (month.monthOfYear === 8) {
      const from = month.first + random.integer(0, 9);
      return [{ seller, kind: 'paid_leave', from, to: from + 21, share: 1 }];
    }
    if (month.monthOfYear === 12) {
      return [{ seller, kind: 'paid_leave', from: month.first + 23, to: month.first + 30, share: 1 }];
    }
    return [];
  });
}

function sickLeave(random: Random, seller: Seller, history: History): Absence[] {
  return history.months
    .filter(() => random.chance(0.02))
    .map((month) => {
      const from = month.first + random.integer(0, 20);
      return { seller, kind: 'sick_leave', from, to: from + random.integer(2, 12), share: 1 };
    });
}

function isEmployed(seller: Seller, day: Day): boolean {
  return seller.hiredOn <= day && (seller.leftOn === null || day <= seller.leftOn);
}
