import { ok, refused, type EntityId, type Result, type Scope } from '@cordee/kernel';
import { territoryNotFound } from './errors.ts';
import { onDay } from './propose-territories.ts';
import type { Holding, TerritoryStore } from './territories-store.ts';

export type HandPick = {
  readonly accountIds: readonly EntityId[];
  /** null: each stays where it is. */
  readonly territoryId: EntityId | null;
  readonly isLocked: boolean;
  readonly from: string;
};

/** Gives accounts to a territory by hand, or locks and frees them where they are. Refuses what is not there. */
export async function assignAccounts(
  store: TerritoryStore,
  scope: Scope,
  { accountIds, territoryId, isLocked, from }: HandPick,
): Promise<Result<{ readonly count: number }>> {
  const { territories, accounts } = await store.book(onDay(scope, from));
  if (territoryId !== null && territories.every(({ id }) => id !== territoryId)) return territoryNotFound();
  const owners = new Map(accounts.map((each) => [each.id, each.territoryId]));
  const unknown = accountIds.filter((id) => !owners.has(id)).length;
  if (unknown > 0) return refused('territories.account_not_found', { count: unknown });
  const holdings = accountIds.map((accountId): Holding => {
    const to = territoryId ?? owners.get(accountId) ?? null;
    return { accountId, territoryId: to, isLocked: isLocked && to !== null };
  });
  await store.assign(scope, holdings, from);
  return ok({ count: holdings.length });
}
