// The demo's territories as they are today, and where its accounts are.
import { derivedId, type Scope } from '@cordee/kernel';
import type { TerritoryStore } from '@cordee/modules/territories';
import type { Company } from './company.ts';

/** Loaded once: territories that are there already stay as they are. */
export async function loadTerritories(
  store: TerritoryStore,
  scope: Scope,
  { territories, accountPlaces }: Company,
  source: string,
): Promise<void> {
  const { accounts, territories: known } = await store.book(scope);
  if (known.length > 0 || territories.length === 0) return;
  const ids = new Map(accounts.map(({ code, id }) => [code, id]));
  const idOf = (positionCode: string) => derivedId(scope.tenant, 'territory', positionCode);
  const [{ effective_from: from }] = territories as [Company['territories'][number]]; // not empty: looked at above
  const opened = territories.map(({ position_code: code, title }) => ({
    id: idOf(code),
    code: code.replace(/^P-/, 'S-'),
    name: title,
    positionId: derivedId(scope.tenant, source, `position:${code}`),
  }));
  await store.open(scope, opened, from);
  const holdings = territories.flatMap(({ position_code, accounts: codes }) =>
    codes.flatMap((code) => {
      const accountId = ids.get(code);
      return accountId ? [{ accountId, territoryId: idOf(position_code), isLocked: false }] : [];
    }),
  );
  await store.assign(scope, holdings, from);
  const places = accountPlaces.flatMap(({ account_code, latitude, longitude }) => {
    const accountId = ids.get(account_code);
    return accountId ? [{ accountId, latitude, longitude, origin: 'town' as const }] : [];
  });
  await store.keepPlaces(scope, places);
}
