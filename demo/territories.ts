import type { TerritoryRow } from './company.ts';
import type { World } from './make-world.ts';

/** One territory a seat that first looks after accounts; since the beginning of the year. */
export function territoryRows({
  roster,
  accounts,
  portfolios,
  history,
}: Pick<World, 'roster' | 'accounts' | 'portfolios' | 'history'>): TerritoryRow[] {
  const bySeat = Map.groupBy(accounts, (account) => portfolios.seatOf(account));
  return roster.seats.flatMap((seat): TerritoryRow[] => {
    const own = bySeat.get(seat);
    if (own === undefined) return [];
    return [
      {
        position_code: seat.positionCode,
        title: seat.team.name,
        effective_from: `${history.closing.year}-01-01`,
        accounts: own.map(({ code }) => code),
      },
    ];
  });
}
