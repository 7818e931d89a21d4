import { ok, type Result, type Scope } from '@cordee/kernel';
import type { AccountPlace, TerritoryStore, UnplacedAccount } from './territories-store.ts';

type Written = Pick<UnplacedAccount, 'country' | 'town' | 'postcode'>;
export type Gazetteer = {
  readonly find: (written: Written) => { readonly latitude: number; readonly longitude: number } | null;
};

export type PlacedCounts = { readonly placed: number; readonly notFound: number };

/** Gives each account without a place that of its town. Who is not found stays without one, and is counted. */
export async function placeAccounts(
  {
    store,
    openGazetteer,
  }: { readonly store: TerritoryStore; readonly openGazetteer: () => Promise<Gazetteer> },
  scope: Scope,
): Promise<Result<PlacedCounts>> {
  const accounts = await store.unplaced(scope);
  const gazetteer = await openGazetteer();
  const places = accounts.flatMap((account): AccountPlace[] => {
    const found = gazetteer.find(account);
    return found === null ? [] : [{ accountId: account.id, ...found, origin: 'town' }];
  });
  if (places.length > 0) await store.keepPlaces(scope, places);
  return ok({ placed: places.length, notFound: accounts.length - places.length });
}
