import type { Account } from '../market/account-base.ts';
import { TEAMS, type Team } from './organisation.ts';
import type { Roster, Seat } from './roster.ts';

/** The accounts that a seat sells to: neighbouring towns, of the kind that its team looks after. */
export type Portfolios = {
  readonly accountsOf: (seat: Seat) => readonly Account[];
  /** The seat that first looks after an account; services only sell beside it. */
  readonly seatOf: (account: Account) => Seat | undefined;
};

export function makePortfolios(accounts: readonly Account[], roster: Roster): Portfolios {
  const accountsBySeat = new Map<string, readonly Account[]>();
  const seatByAccount = new Map<string, Seat>();
  for (const team of TEAMS) {
    const seats = roster.seats.filter((seat) => seat.team.code === team.code);
    const own = accounts.filter((account) => isLookedAfterBy(team, account)).toSorted(fromWestToEast);
    const size = Math.ceil(own.length / seats.length);
    seats.forEach((seat, index) => {
      const portfolio = own.slice(index * size, (index + 1) * size);
      accountsBySeat.set(seat.positionCode, portfolio);
      for (const { code } of portfolio) if (!seatByAccount.has(code)) seatByAccount.set(code, seat);
    });
  }
  return {
    accountsOf: (seat) => accountsBySeat.get(seat.positionCode) ?? [],
    seatOf: (account) => seatByAccount.get(account.code),
  };
}

function fromWestToEast(left: Account, right: Account): number {
  return left.town.longitude - right.town.longitude || compareText(left.code, right.code);
}

function isLookedAfterBy(team: Team, account: Account): boolean {
  if (!team.covers.includes(account.town.region)) return false;
  switch (team.kind) {
    case 'hunter':
      return !account.isCustomer;
    case 'farmer':
      return account.isCustomer && account.tier !== 'C';
    case 'inside':
      return account.isCustomer && account.tier === 'C';
    case 'services':
      return account.isCustomer && account.tier === 'B';
  }
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
