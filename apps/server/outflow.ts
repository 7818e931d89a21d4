// What leaves the product: files of lists and the feed of facts.
import type { Scope, TenantId } from '@cordee/kernel';
import { exportTasks } from '@cordee/modules/exports';
import { systemClock } from '@cordee/platform/clock';
import { newId } from '@cordee/platform/ids';
import type { NewTask, TaskHandlers } from '@cordee/platform/jobs';
import type { EndpointParts } from './endpoints.ts';
import { exportLists } from './export-lists.ts';
import { feedTables } from './feed-tables.ts';
import { keptFiles } from './kept-files.ts';
import type { Stores } from './open-stores.ts';

type Doors = { readonly enqueue: (scope: Scope, task: NewTask) => Promise<void> };

export function outflowDoors(
  { database, documents }: Stores,
  { enqueue }: Doors,
): Pick<EndpointParts, 'exports'> {
  return {
    exports: { database, lists: exportLists, feedTables, enqueue, newId, ...keptFiles(documents) },
  };
}

type Tasks = { readonly scopeOf: (tenant: TenantId, actor: string) => Promise<Scope> };

export function outflowTasks({ database, documents }: Stores, { scopeOf }: Tasks): TaskHandlers {
  const files = keptFiles(documents);
  return exportTasks({ database, lists: exportLists, scopeOf, now: systemClock.now, ...files });
}
