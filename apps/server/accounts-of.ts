// What the rooms about accounts need: which deserve what effort, and whose they are.
import { segmentTasks } from '@cordee/modules/segments';
import {
  handOverTasks,
  movedTasks,
  openAreaStore,
  openHandOverNoteStore,
  openMovedDealStore,
  type territoryRoutes,
} from '@cordee/modules/territories';
import type { Locale, Scope } from '@cordee/kernel';
import { openEstimateDesk, type SimulationDeps } from '@cordee/modules/simulations';
import { newId } from '@cordee/platform/ids';
import type { Stores } from './open-stores.ts';
import { seatsOf } from './people-of.ts';
import { segmentsOf } from './segments-of.ts';
import { accountRevenue, territoryTasksOf } from './territories-of.ts';

type TerritoryDeps = Parameters<typeof territoryRoutes>[0];

type Wired = Pick<TerritoryDeps, 'enqueue' | 'nameOf'> & {
  readonly payeeOf: TerritoryDeps['personOf'];
  readonly simulations: SimulationDeps;
};

export function accountDoorsOf(stores: Stores, { enqueue, nameOf, payeeOf, simulations }: Wired) {
  const { database, territories, people, quotas, currencyOf } = stores;
  const doors = {
    store: territories,
    movedDeals: openMovedDealStore(database),
    notes: openHandOverNoteStore(database),
    areas: openAreaStore(database),
    personOf: payeeOf,
    personNames: (scope) => people.namedPersons(scope),
    currencyOf,
    newId,
    enqueue,
    nameOf,
    seatsOf: (scope, teamId) => seatsOf(people, scope, teamId),
    monthlyRevenue: accountRevenue(database),
    positionQuotas: (scope) => quotas.quotas(scope, {}),
    estimates: openEstimateDesk({ ...simulations, payeeOf }),
  } satisfies TerritoryDeps;
  return {
    segments: segmentsOf(stores, { enqueue, nameOf }),
    territories: doors,
    /** What hand-overs ask of a person, for the home. */
    homeTasksOf: async (scope: Scope, locale: Locale) => [
      ...(await movedTasks(doors, scope, locale)),
      ...(await handOverTasks(doors, scope, locale)),
    ],
  };
}

export function accountTasksOf(stores: Stores, scopeOf: Parameters<typeof territoryTasksOf>[1]) {
  return { ...territoryTasksOf(stores, scopeOf), ...segmentTasks({ store: stores.segments, scopeOf }) };
}
