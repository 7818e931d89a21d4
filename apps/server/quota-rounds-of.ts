// What the room of quotas needs: who holds what today, what was sold, and the ring that keeps one share of each seal.
import { type EntityId, type Scope } from '@cordee/kernel';
import { openDashboardStore } from '@cordee/modules/dashboards';
import { openQuotaRoundStore, type QuotaRoundRouteDeps } from '@cordee/modules/quota-rounds';
import { openKeyRing } from '@cordee/platform/auth';
import type { Config } from '@cordee/platform/config';
import { newId } from '@cordee/platform/ids';
import type { Stores } from './open-stores.ts';

type Wired = {
  readonly nameOf: (userId: string) => Promise<string>;
  readonly payeeOf: (scope: Scope) => Promise<EntityId | null>;
};

export function quotaRoundsOf(
  { dataFolder }: Config,
  { database, access, people, currencyOf }: Stores,
  { nameOf, payeeOf }: Wired,
): QuotaRoundRouteDeps {
  const ring = openKeyRing(dataFolder);
  const dashboards = openDashboardStore(database);
  return {
    store: openQuotaRoundStore(database),
    ring: {
      seal: (text) => ring.seal('sealing', text),
      open: (sealed) => ring.open('sealing', sealed),
    },
    nameOf,
    personOf: payeeOf,
    personNames: (scope) => people.namedPersons({ ...scope, people: 'all', positions: 'all' }),
    placedPeople: (scope) => people.people(scope, {}),
    organisationName: async ({ tenant }) => (await access.organisation(tenant))?.name ?? '',
    currencyOf,
    monthlyResults: async (scope, months) =>
      dashboards.monthlyRevenueBySeller(scope, await dashboards.revenueBase(scope), months),
    newId,
  };
}
