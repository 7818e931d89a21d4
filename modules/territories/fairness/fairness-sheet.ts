// What a division gives each seller, as far as it can be known before it is in force.
import type { Decimal } from '@cordee/kernel';
import { decimal } from '@cordee/kernel';
import { classesOf, visitsTo, VISITS, type AccountClass } from '../effort.ts';
import { yearOf } from '../past-revenue.ts';
import type { Book, BookAccount, Territory } from '../territory.ts';
import type { Division, Side } from './division.ts';
import { boughtBy, chanceOf, knownMonths, seasonOf, type Bought, type Chance } from './territory-chance.ts';
import { quotaFrom, type PositionQuota, type TerritoryQuota } from './territory-quota.ts';

/** What is told of each account, and summed up for a territory. */
export const MEASURES = ['potential', 'visits', 'revenue'] as const;
export type Measure = (typeof MEASURES)[number];

/** An account with what it brings to whoever has it. */
export type WeighedAccount = Pick<BookAccount, 'id' | 'code' | 'name' | 'normVisits'> & {
  readonly accountClass: AccountClass;
  readonly weight: Readonly<Record<Measure, Decimal>>;
};

export type TerritorySide = {
  readonly territory: Territory;
  readonly accounts: readonly WeighedAccount[];
  readonly chance: Chance;
};

export type FairnessSheet = {
  readonly day: string;
  readonly currency: string;
  readonly division: Division;
  readonly sides: Readonly<Record<Side, readonly TerritorySide[] | null>>;
  readonly quotas: ReadonlyMap<string, TerritoryQuota | null>;
  /** What is needed to ask how another division of the same accounts would do. */
  readonly chanceWith: (territoryId: string, accountIds: readonly string[]) => Chance;
};

export type FairnessFacts = {
  readonly day: string;
  readonly currency: string;
  readonly division: Division;
  readonly bought: Bought;
  readonly quotas: readonly PositionQuota[];
};

export function fairnessSheet({ day, currency, division, bought, quotas }: FairnessFacts): FairnessSheet {
  const known = knownMonths(bought);
  const season = seasonOf(known);
  const year = yearOf(bought.byAccount);
  const byPosition = Map.groupBy(quotas, ({ positionId }) => positionId);
  const quotaOf = new Map(
    division.after.territories.map(({ id, positionId }) => [
      id as string,
      quotaFrom(byPosition.get(positionId ?? '') ?? [], { day, currency }),
    ]),
  );
  const chanceWith = (territoryId: string, accountIds: readonly string[]) =>
    chanceOf(boughtBy(known, accountIds), quotaOf.get(territoryId) ?? null, season);
  const sideOf = ({ territories, accounts }: Book): readonly TerritorySide[] => {
    const weighed = weighedBy(classesOf(accounts), year);
    const byTerritory = Map.groupBy(accounts, ({ territoryId }) => territoryId);
    return territories.map((territory) => {
      const own = byTerritory.get(territory.id) ?? [];
      return {
        territory,
        accounts: own.map(weighed),
        chance: chanceWith(
          territory.id,
          own.map(({ id }) => id),
        ),
      };
    });
  };
  const sides = { before: division.before && sideOf(division.before), after: sideOf(division.after) };
  return { day, currency, division, sides, quotas: quotaOf, chanceWith };
}

/** What each account brings to whoever has it. */
export function weighedBy(
  classes: ReadonlyMap<string, AccountClass>,
  year: ReadonlyMap<string, string>,
): (account: BookAccount) => WeighedAccount {
  return (account) => {
    const { id, code, name, potential, normVisits } = account;
    const weight = {
      potential: decimal(potential ?? '0'),
      visits: decimal(String(visitsTo(account, classes, VISITS))),
      revenue: decimal(year.get(id) ?? '0'),
    };
    return { id, code, name, normVisits, accountClass: classes.get(id) ?? 'c', weight };
  };
}
