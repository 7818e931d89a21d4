// What the rooms about accounts need: which deserve what effort, and whose they are.
import { segmentTasks } from '@cordee/modules/segments';
import { openMovedDealStore, type territoryRoutes } from '@cordee/modules/territories';
import { newId } from '@cordee/platform/ids';
import type { Stores } from './open-stores.ts';
import { seatsOf } from './people-of.ts';
import { segmentsOf } from './segments-of.ts';
import { territoryTasksOf } from './territories-of.ts';

type TerritoryDeps = Parameters<typeof territoryRoutes>[0];

export function accountDoorsOf(
  stores: Stores,
  { enqueue, nameOf }: Pick<TerritoryDeps, 'enqueue' | 'nameOf'>,
) {
  const { database, territories, people, currencyOf } = stores;
  return {
    segments: segmentsOf(stores, { enqueue, nameOf }),
    territories: {
      store: territories,
      movedDeals: openMovedDealStore(database),
      personNames: (scope) => people.namedPersons(scope),
      currencyOf,
      newId,
      enqueue,
      nameOf,
      seatsOf: (scope, teamId) => seatsOf(people, scope, teamId),
    } satisfies TerritoryDeps,
  };
}

export function accountTasksOf(stores: Stores, scopeOf: Parameters<typeof territoryTasksOf>[1]) {
  return { ...territoryTasksOf(stores, scopeOf), ...segmentTasks({ store: stores.segments, scopeOf }) };
}
