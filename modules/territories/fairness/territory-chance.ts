// How likely a territory is to sell its quota, from what its accounts bought month by month.
import { monthsMin, simulateAttainment } from '@cordee/engine-planning';
import { decimal, decimalText, sumDecimals } from '@cordee/kernel';
import type { TerritoryQuota } from './territory-quota.ts';

/** A month of the past: which of the year, and what accounts bought in it, whoever sold it, as exact text. */
export type BoughtMonth = { readonly month: number; readonly bought: string };

type KnownChance = {
  /** Years that came to the quota, of those drawn. */
  readonly reached: number;
  readonly drawn: number;
  readonly months: number;
  /** Shares of the quota between which four of five drawn years lie. */
  readonly low: number;
  readonly high: number;
};
export type Chance = {
  readonly known: KnownChance | null;
  readonly isWithoutQuota: boolean;
  readonly monthsMissing: number;
};

/** What a month of the year weighs beside an average one. */
export type Season = (month: number) => number;

const drawn = 2_000;
const seed = 20_261_123;

/** The same draws for every territory: two divisions of the same accounts differ by the accounts alone. */
export function chanceOf(
  months: readonly BoughtMonth[],
  quota: TerritoryQuota | null,
  season: Season,
): Chance {
  if (quota === null || !(Number(quota.amount) > 0))
    return { known: null, isWithoutQuota: true, monthsMissing: 0 };
  const history = {
    seller: '',
    // Chances are measures, no money: binary numbers are what the engine takes.
    months: months.map(({ month, bought }) => ({ result: Number(bought), weight: season(month) })),
    quota: Number(quota.amount),
  };
  const ahead = quota.months.map(season);
  const [simulated] = simulateAttainment({ histories: [history], season: ahead, draws: drawn, seed });
  if (!simulated?.known)
    return { known: null, isWithoutQuota: false, monthsMissing: simulated?.monthsMissing ?? monthsMin };
  const { reaches, low, high } = simulated.known;
  const known = { reached: Math.round(reaches * drawn), drawn, months: months.length, low, high };
  return { known, isWithoutQuota: false, monthsMissing: 0 };
}

/** The sums of some accounts, month by month. */
export type Bought = {
  readonly months: readonly number[];
  readonly byAccount: ReadonlyMap<string, readonly string[]>;
};

/** Without the months before anybody bought anything: of those nothing is known. */
export function knownMonths({ months, byAccount }: Bought): Bought {
  const first = months.findIndex((_, at) => [...byAccount.values()].some((sums) => Number(sums[at]) !== 0));
  if (first < 0) return { months: [], byAccount: new Map() };
  return {
    months: months.slice(first),
    byAccount: new Map([...byAccount].map(([id, sums]) => [id, sums.slice(first)])),
  };
}

export function boughtBy(
  { months, byAccount }: Bought,
  accountIds: readonly string[],
): readonly BoughtMonth[] {
  const rows = accountIds.flatMap((id) => {
    const sums = byAccount.get(id);
    return sums === undefined ? [] : [sums];
  });
  return months.map((month, at) => ({
    month,
    bought: decimalText(sumDecimals(rows.map((sums) => decimal(sums[at] ?? '0')))),
  }));
}

/** The season of the whole organisation; every month weighs the same where less than a year is known. */
export function seasonOf(bought: Bought): Season {
  const all = boughtBy(bought, [...bought.byAccount.keys()]);
  const mean = meanOf(all.map((each) => Number(each.bought)));
  if (all.length < monthsMin || mean <= 0) return () => 1;
  const byMonth = Map.groupBy(all, ({ month }) => month);
  const weights = new Map(
    [...byMonth].map(([month, own]) => [month, meanOf(own.map((each) => Number(each.bought))) / mean]),
  );
  return (month) => weights.get(month) ?? 1;
}

const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, each) => sum + each, 0) / values.length;
