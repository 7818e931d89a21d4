// What the room of territories needs from others: a thread that solves, places, and what accounts bought.
import { openDashboardStore } from '@cordee/modules/dashboards';
import { solveInThread, territoryTasks, type MonthlyRevenue } from '@cordee/modules/territories';
import type { Database } from '@cordee/platform/database';
import { openGazetteer } from '@cordee/platform/places';
import type { Stores } from './open-stores.ts';

type ScopeOf = Parameters<typeof territoryTasks>[0]['scopeOf'];

export function territoryTasksOf({ territories, database }: Stores, scopeOf: ScopeOf) {
  const monthlyRevenue = accountRevenue(database);
  return territoryTasks({ store: territories, solve: solveInThread, scopeOf, openGazetteer, monthlyRevenue });
}

/** Counted as every other figure of revenue is: orders where there are any, else won deals. */
export function accountRevenue(database: Database): MonthlyRevenue {
  const dashboards = openDashboardStore(database);
  return async (scope, months) =>
    dashboards.monthlyRevenueByAccount(scope, await dashboards.revenueBase(scope), months);
}
