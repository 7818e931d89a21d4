// What the past says of each team: who was in place in each month, what they brought, and how many left.
import type { EntityId, Period } from '@cordee/kernel';

export type PlacedSeller = {
  readonly personId: EntityId;
  readonly team: string | null;
  readonly role: string | null;
  /** What the position is called. */
  readonly positionTitle: string | null;
  readonly hiredOn: string | null;
};

/** Sellers in place on the first day of a month, and what each of them sold in it. */
export type PastMonth = {
  readonly month: Period;
  readonly sellers: readonly PlacedSeller[];
  readonly results: ReadonlyMap<EntityId, string>;
};

export type TeamFacts = {
  readonly team: string;
  /** The position that most of its sellers hold. */
  readonly role: string;
  /** In place today. */
  readonly heads: number;
  /** Of a seller past the ramp, a month; 0 where nobody was. */
  readonly productivity: number;
  /** Standard deviation of such a month, as a share of it. */
  readonly noise: number;
};

export type Facts = {
  readonly teams: readonly TeamFacts[];
  /** Weight of January to December beside an average month. */
  readonly season: readonly number[];
  readonly left: number;
  readonly sellerMonths: number;
  /** Sold by everybody in the last twelve months. */
  readonly sold: number;
};

const monthsOfYear = 12;

/** `past` are whole years of months, the oldest first. Sums here are measures: the plan that follows rounds to money. */
export function teamFacts(
  past: readonly PastMonth[],
  today: readonly PlacedSeller[],
  rampMonths: number,
): Facts {
  const lastYear = past.slice(-monthsOfYear);
  const teams = Map.groupBy(today.filter(isPlaced), ({ team }) => team ?? '');
  const season = seasonOf(past);
  return {
    teams: [...teams]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([team, sellers]) => ({
        team,
        role: usualTitle(sellers),
        heads: sellers.length,
        ...outputOf(team, lastYear, season, rampMonths),
      })),
    season,
    ...leaversOf(past, today),
    sold: lastYear.reduce((sum, month) => sum + soldIn(month), 0),
  };
}

function usualTitle(sellers: readonly PlacedSeller[]): string {
  const titles = Map.groupBy(sellers, ({ positionTitle }) => positionTitle ?? '');
  return [...titles].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? '';
}

const isPlaced = ({ role, team }: PlacedSeller): boolean => role === 'seller' && team !== null;

const soldIn = ({ results }: PastMonth): number =>
  [...results.values()].reduce((sum, each) => sum + Number(each), 0);

function seasonOf(past: readonly PastMonth[]): readonly number[] {
  const mean = past.reduce((sum, month) => sum + soldIn(month), 0) / Math.max(1, past.length);
  return Array.from({ length: monthsOfYear }, (_, at) => {
    const own = past.filter(({ month }) => month.from.month === at + 1);
    const sold = own.reduce((sum, month) => sum + soldIn(month), 0);
    return mean === 0 || own.length === 0 ? 1 : sold / own.length / mean;
  });
}

function outputOf(team: string, months: readonly PastMonth[], season: readonly number[], rampMonths: number) {
  const levels = months.flatMap(({ month, sellers, results }) =>
    sellers
      .filter((each) => isPlaced(each) && each.team === team && isPastRamp(each, month, rampMonths))
      .map(({ personId }) => Number(results.get(personId) ?? '0') / (season[month.from.month - 1] || 1)),
  );
  const mean = levels.reduce((sum, each) => sum + each, 0) / Math.max(1, levels.length);
  const variance = levels.reduce((sum, each) => sum + (each - mean) ** 2, 0) / Math.max(1, levels.length - 1);
  return { productivity: mean, noise: mean === 0 ? 0 : Math.sqrt(variance) / mean };
}

function isPastRamp({ hiredOn }: PlacedSeller, { from }: Period, rampMonths: number): boolean {
  return hiredOn === null || hiredOn <= from.subtract({ months: rampMonths }).toString();
}

/** Who was in place on the first day of a month and is not on that of the next one has left in it. */
function leaversOf(past: readonly PastMonth[], today: readonly PlacedSeller[]) {
  const places = [...past.map(({ sellers }) => sellers), today].map(
    (sellers) => new Set(sellers.filter(isPlaced).map(({ personId }) => personId)),
  );
  const months = places.slice(0, -1);
  const left = months.reduce((sum, here, at) => sum + here.difference(places[at + 1] ?? here).size, 0);
  return { left, sellerMonths: months.reduce((sum, here) => sum + here.size, 0) };
}
