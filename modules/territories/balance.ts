// What each territory holds, and how evenly. Potential is exact; distances are measures.
import { greatCircle, type Spot } from '@cordee/engine-territory';
import { decimal, decimalText, plus, ZERO, type Decimal } from '@cordee/kernel';
import { classesOf, visitsTo, type Visits } from './effort.ts';
import { isPlaced, type Book, type BookAccount, type Territory } from './territory.ts';

/** Roads are longer than straight lines by about so much. */
export const ROAD_FACTOR = 1.3;

export type TerritoryFigures = {
  readonly territoryId: string;
  readonly code: string;
  readonly name: string;
  readonly holder: string | null;
  readonly accounts: number;
  readonly potential: string;
  /** What its accounts bought in a year, whoever sold it; null where nobody looked. */
  readonly revenue: string | null;
  /** Visits a year. */
  readonly visits: number;
  /** By road, from the middle of the territory to its accounts, on average; null where none has a place. */
  readonly meanKm: number | null;
  readonly base: Spot | null;
};

/** Gini: 0 where all are equal, towards 1 where one has all. Spread: the most less the least, beside the mean. */
export type Evenness = { readonly gini: number; readonly spread: number };

export type Balance = {
  readonly territories: readonly TerritoryFigures[];
  readonly potential: Evenness;
  readonly visits: Evenness;
  readonly meanKm: number;
};

/** What each account bought in a year, as exact text: none is said for who bought nothing. */
export type YearRevenue = ReadonlyMap<string, string>;

export function balanceOf(
  { territories, accounts }: Book,
  visits: Visits,
  revenue: YearRevenue | null = null,
): Balance {
  const classes = classesOf(accounts);
  const byTerritory = Map.groupBy(accounts, ({ territoryId }) => territoryId);
  const visitsOf = (account: BookAccount) => visitsTo(account, classes, visits);
  const figures = territories.map((each) => {
    const own = byTerritory.get(each.id) ?? [];
    const bought = revenue && decimalText(sumOf(own, ({ id }) => revenue.get(id) ?? null));
    return { ...figuresOf(each, own, visitsOf), revenue: bought };
  });
  const placed = accounts.filter((each) => each.territoryId !== null && isPlaced(each)).length;
  const km = figures.reduce(
    (sum, { territoryId, meanKm }) =>
      sum + (meanKm ?? 0) * (byTerritory.get(asOwner(territoryId)) ?? []).filter(isPlaced).length,
    0,
  );
  return {
    territories: figures,
    potential: evennessOf(figures.map(({ potential }) => Number(potential))),
    visits: evennessOf(figures.map((each) => each.visits)),
    meanKm: placed === 0 ? 0 : km / placed,
  };
}

const asOwner = (id: string) => id as NonNullable<BookAccount['territoryId']>; // taken from a territory a few lines above

function figuresOf(
  { id, code, name, holder }: Territory,
  accounts: readonly BookAccount[],
  visitsOf: (account: BookAccount) => number,
): Omit<TerritoryFigures, 'revenue'> {
  const base = middleOf(accounts);
  const placed = accounts.filter(isPlaced);
  const km = placed.map((each) => (base === null ? 0 : greatCircle(base, spotOf(each)) * ROAD_FACTOR));
  return {
    territoryId: id,
    code,
    name,
    holder,
    accounts: accounts.length,
    potential: decimalText(sumOf(accounts, ({ potential }) => potential)),
    visits: accounts.reduce((sum, each) => sum + visitsOf(each), 0),
    meanKm: placed.length === 0 ? null : km.reduce((sum, each) => sum + each, 0) / placed.length,
    base,
  };
}

/** Nothing counts for zero. */
export function sumOf<Row>(rows: readonly Row[], figure: (row: Row) => string | null): Decimal {
  return rows.reduce<Decimal>((sum, row) => plus(sum, decimal(figure(row) ?? '0')), ZERO);
}

export function spotOf({
  latitude,
  longitude,
}: {
  readonly latitude: number;
  readonly longitude: number;
}): Spot {
  return { x: longitude, y: latitude };
}

/** The median of longitudes and latitudes: a few far accounts do not draw it away. */
export function middleOf(accounts: readonly BookAccount[]): Spot | null {
  const spots = accounts.filter(isPlaced).map(spotOf);
  if (spots.length === 0) return null;
  return { x: median(spots.map(({ x }) => x)), y: median(spots.map(({ y }) => y)) };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1] ?? 0, sorted[sorted.length >> 1] ?? 0];
  return (low + high) / 2;
}

/** Example: 1 and 3 have a Gini of 0.25 and a spread of 1. */
export function evennessOf(values: readonly number[]): Evenness {
  const sorted = values.toSorted((a, b) => a - b);
  const total = sorted.reduce((sum, each) => sum + each, 0);
  if (total <= 0) return { gini: 0, spread: 0 };
  const weighted = sorted.reduce((sum, each, index) => sum + (2 * (index + 1) - sorted.length - 1) * each, 0);
  const most = sorted.at(-1) ?? 0;
  const least = sorted[0] ?? 0;
  return { gini: weighted / (sorted.length * total), spread: ((most - least) * sorted.length) / total };
}
