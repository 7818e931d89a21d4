import { derivedId, ok, type EntityId, type Result, type Scope } from '@cordee/kernel';
import { noTerritories } from './errors.ts';
import type { NewTerritory, TerritoryStore } from './territories-store.ts';

export type Seat = {
  readonly positionId: EntityId;
  readonly code: string;
  readonly name: string;
};

/** A territory for each position, held by it from a day on; opened again, they stay. Refuses where there is no position. */
export async function openTerritories(
  store: TerritoryStore,
  scope: Scope,
  { seats, from }: { readonly seats: readonly Seat[]; readonly from: string },
): Promise<Result<{ readonly count: number }>> {
  if (seats.length === 0) return noTerritories();
  const opened = seats.map(({ positionId, code, name }): NewTerritory => ({
    id: derivedId(scope.tenant, 'territory', positionId),
    code,
    name,
    positionId,
  }));
  await store.open(scope, opened, from);
  return ok({ count: opened.length });
}
