import { ALWAYS } from '@cordee/kernel';
import type { Effective, PlainDate } from '@cordee/kernel';
import type { CreditingFacts } from '../credit/crediting-facts.ts';
import type { Presence } from '../prorate/presence.ts';
import type { CasePerson } from './case-fields.ts';
import { idInCase } from './case-id.ts';
import type { Case } from './parse-case.ts';

/** Who stands where, in the words of the engine. */
export function standingOf(given: Case): Omit<CreditingFacts, 'assignments'> {
  return {
    reports: given.reports.map(({ payee, manager, ...dates }) => ({
      payee: idInCase(payee),
      manager: idInCase(manager),
      ...effective(dates),
    })),
    teams: given.teams.map(({ payee, team, role, ...dates }) => ({
      payee: idInCase(payee),
      team,
      role,
      ...effective(dates),
    })),
    territories: given.territories.map(({ payee, territory, ...dates }) => ({
      payee: idInCase(payee),
      territory,
      ...effective(dates),
    })),
    customers: given.customers.map(({ payee, customer, ...dates }) => ({
      payee: idInCase(payee),
      customer,
      ...effective(dates),
    })),
    specialists: given.specialists.map(({ payee, field, value, ...dates }) => ({
      payee: idInCase(payee),
      field,
      value,
      ...effective(dates),
    })),
    handovers: given.handovers.map(({ customer, seller, successor, on, until }) => ({
      customer,
      from: idInCase(seller),
      to: successor === null ? null : idInCase(successor),
      on,
      until,
    })),
  };
}

/** When somebody is there, and how much. */
export function presenceOf({ code, hired, left }: CasePerson, given: Case): Presence {
  const own = <T extends { readonly payee: string }>(list: readonly T[]) =>
    list.filter(({ payee }) => payee === code);
  return {
    hiredOn: hired,
    leftOn: left,
    positions: own(given.positions).map(effective),
    workingTimes: own(given.working_times).map(({ ratio, ...dates }) => ({ ratio, ...effective(dates) })),
    leaves: own(given.leaves).map(({ type, share, ...dates }) => ({ type, share, ...effective(dates) })),
  };
}

/** Dates that a case leaves open: it was always so, until further notice. */
export function effective({
  from,
  to,
}: {
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
}): Effective {
  return { effectiveFrom: from ?? ALWAYS, effectiveTo: to };
}
