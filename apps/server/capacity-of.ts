// What capacity follows from: who was in place month by month, what was sold, and the quotas that are given out.
import type { CapacityDeps } from '@cordee/modules/capacity';
import type { QuotaRoundRouteDeps } from '@cordee/modules/quota-rounds';
import type { Stores } from './open-stores.ts';

export function capacityOf(
  { people, quotas, imports, currencyOf }: Stores,
  { monthlyResults }: Pick<QuotaRoundRouteDeps, 'monthlyResults'>,
): CapacityDeps {
  return {
    quotas,
    fileNames: (scope) => imports.store.fileNames(scope),
    currencyOf,
    placedSellers: (scope) => people.people(scope, {}),
    monthlyResults,
  };
}
