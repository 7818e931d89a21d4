// What capacity follows from: who was in place month by month, what was sold, the quotas given out, and what was kept.
import { openSavedPlanStore, type CapacityRouteDeps } from '@cordee/modules/capacity';
import type { QuotaRoundRouteDeps } from '@cordee/modules/quota-rounds';
import { newId } from '@cordee/platform/ids';
import type { Stores } from './open-stores.ts';

export function capacityOf(
  { database, people, quotas, imports, currencyOf }: Stores,
  { monthlyResults, nameOf }: Pick<QuotaRoundRouteDeps, 'monthlyResults' | 'nameOf'>,
): CapacityRouteDeps {
  return {
    quotas,
    fileNames: (scope) => imports.store.fileNames(scope),
    currencyOf,
    placedSellers: (scope) => people.people(scope, {}),
    monthlyResults,
    plans: openSavedPlanStore(database),
    nameOf,
    newId,
  };
}
