// How far an area is with the quotas of the territories that its accounts are in: each quota is shared among the accounts of
// its territory by their potential.
import {
  compareDates,
  decimal,
  dividedBy,
  isZero,
  plainDate,
  sumDecimals,
  times,
  ZERO,
  type Decimal,
  type Period,
  type Scope,
} from '@cordee/kernel';
import type { PositionQuota } from '../fairness/territory-quota.ts';
import { quotaFrom, type TerritoryQuota } from '../fairness/territory-quota.ts';
import type { MonthlyRevenue } from '../past-revenue.ts';
import type { Book, Territory } from '../territory.ts';

/** An account's part of its territory's quota, and what it bought of it. */
export type QuotaPart = {
  readonly territory: Territory;
  readonly part: Decimal;
  readonly bought: Decimal;
};

const partRounding = { scale: 2, rounding: 'half-even' } as const;

/** The quota of the period that holds the day, by territory. */
export function quotasOn(
  { territories }: Book,
  quotas: readonly PositionQuota[],
  asked: { readonly day: string; readonly currency: string },
): ReadonlyMap<string, TerritoryQuota> {
  const current = quotas.filter(
    ({ periodFrom, periodTo }) => periodFrom <= asked.day && asked.day < periodTo,
  );
  const byPosition = Map.groupBy(current, ({ positionId }) => positionId);
  return new Map(
    territories.flatMap(({ id, positionId }) => {
      const quota = quotaFrom(byPosition.get(positionId ?? '') ?? [], asked);
      return quota === null ? [] : [[id, quota] as const];
    }),
  );
}

/** What each account bought in the periods of the quotas, up to the scope's day: by the period's first day and its end. */
export async function boughtInPeriods(
  monthlyRevenue: MonthlyRevenue,
  scope: Scope,
  quotas: Iterable<TerritoryQuota>,
): Promise<ReadonlyMap<string, ReadonlyMap<string, Decimal>>> {
  const periods = new Map([...quotas].map((quota) => [periodKey(quota), quota]));
  const tomorrow = scope.asOf.effective.add({ days: 1 });
  const bought = new Map<string, ReadonlyMap<string, Decimal>>();
  for (const [key, quota] of periods) {
    const end = plainDate(quota.to);
    const to = compareDates(end, tomorrow) < 0 ? end : tomorrow;
    const period: Period = { calendar: '', code: key, grain: 'window', from: plainDate(quota.from), to };
    const sums = await monthlyRevenue(scope, [period]);
    bought.set(key, new Map([...sums].map(([id, [sum]]) => [id, decimal(sum ?? '0')])));
  }
  return bought;
}

const periodKey = ({ from, to }: TerritoryQuota) => `${from} ${to}`;

/** By account; none for those of a territory without a quota or without potential. */
export function quotaParts(
  { territories, accounts }: Book,
  quotas: ReadonlyMap<string, TerritoryQuota>,
  bought: ReadonlyMap<string, ReadonlyMap<string, Decimal>>,
): ReadonlyMap<string, QuotaPart> {
  const byTerritory = Map.groupBy(accounts, ({ territoryId }) => territoryId);
  return new Map(
    territories.flatMap((territory) => {
      const [quota, own] = [quotas.get(territory.id), byTerritory.get(territory.id) ?? []];
      const total = sumDecimals(own.map(({ potential }) => decimal(potential ?? '0')));
      if (quota === undefined || isZero(total)) return [];
      const sold = bought.get(periodKey(quota));
      return own.map(({ id, potential }) => {
        const part = dividedBy(times(decimal(quota.amount), decimal(potential ?? '0')), total, partRounding);
        return [id as string, { territory, part, bought: sold?.get(id) ?? ZERO }] as const;
      });
    }),
  );
}
