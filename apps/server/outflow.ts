// What leaves the product: files of lists, the feed of facts, calls to other programs.
import type { Scope, TenantId } from '@cordee/kernel';
import { exportTasks } from '@cordee/modules/exports';
import { deliverWebhooks, openWebhookStore } from '@cordee/modules/webhooks';
import { newToken, openKeyRing } from '@cordee/platform/auth';
import { systemClock } from '@cordee/platform/clock';
import type { Config } from '@cordee/platform/config';
import { newId } from '@cordee/platform/ids';
import type { NewTask, TaskHandlers } from '@cordee/platform/jobs';
import { openFence, openOutbound } from '@cordee/platform/outbound';
import type { EndpointParts } from './endpoints.ts';
import { exportLists } from './export-lists.ts';
import { feedTables } from './feed-tables.ts';
import { keptFiles } from './kept-files.ts';
import type { Stores } from './open-stores.ts';

type Doors = { readonly enqueue: (scope: Scope, task: NewTask) => Promise<void> };

export function outflowDoors(
  { dataFolder }: Config,
  { database, documents }: Stores,
  { enqueue }: Doors,
): Pick<EndpointParts, 'exports' | 'webhooks'> {
  const seal = (secret: string) => openKeyRing(dataFolder).seal('connector', secret);
  return {
    exports: { database, lists: exportLists, feedTables, enqueue, newId, ...keptFiles(documents) },
    webhooks: { store: openWebhookStore(database, seal), newId, newSecret: newToken },
  };
}

type Tasks = { readonly scopeOf: (tenant: TenantId, actor: string) => Promise<Scope> };

export function outflowTasks({ database, documents }: Stores, { scopeOf }: Tasks): TaskHandlers {
  const files = keptFiles(documents);
  return exportTasks({ database, lists: exportLists, scopeOf, now: systemClock.now, ...files });
}

/** Makes the calls of an organisation that are due; answers how many were delivered. */
export function openDelivery(
  { dataFolder, outboundAllowed }: Pick<Config, 'dataFolder' | 'outboundAllowed'>,
  { database }: Pick<Stores, 'database'>,
): (tenant: TenantId) => Promise<number> {
  const outbound = openOutbound(openFence(outboundAllowed));
  const ring = openKeyRing(dataFolder);
  const nowMs = () => Temporal.Instant.from(systemClock.now()).epochMilliseconds;
  const unseal = (sealed: string) => ring.open('connector', sealed);
  return (tenant) => deliverWebhooks({ database, outbound, unseal, nowMs }, tenant);
}
