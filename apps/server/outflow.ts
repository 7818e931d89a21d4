// What goes between the product and others: files of lists, the feed of facts, calls to other programs, connections.
import type { Scope, TenantId } from '@cordee/kernel';
import {
  connectionTasks,
  openConnectionStore,
  openKnownMeetings,
  openWantedOwners,
  type ConnectionDeps,
} from '@cordee/modules/connectors';
import { exportTasks } from '@cordee/modules/exports';
import { deliverWebhooks, openWebhookStore } from '@cordee/modules/webhooks';
import { newToken, openKeyRing } from '@cordee/platform/auth';
import { systemClock } from '@cordee/platform/clock';
import type { Config } from '@cordee/platform/config';
import { newId } from '@cordee/platform/ids';
import type { NewTask, TaskHandlers } from '@cordee/platform/jobs';
import { openFence, openForeignRows, openOutbound } from '@cordee/platform/outbound';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EndpointParts } from './endpoints.ts';
import { exportLists } from './export-lists.ts';
import { feedTables } from './feed-tables.ts';
import { keptFiles } from './kept-files.ts';
import type { Stores } from './open-stores.ts';

type Doors = { readonly enqueue: (scope: Scope, task: NewTask) => Promise<void> };

export function outflowDoors(
  config: Config,
  stores: Stores,
  { enqueue }: Doors,
): Pick<EndpointParts, 'exports' | 'webhooks' | 'connections'> {
  const { database, documents } = stores;
  const { dataFolder } = config;
  const seal = (secret: string) => openKeyRing(dataFolder).seal('connector', secret);
  return {
    exports: { database, lists: exportLists, feedTables, enqueue, newId, ...keptFiles(documents) },
    webhooks: { store: openWebhookStore(database, seal), newId, newSecret: newToken },
    connections: { ...connectionsOf(config, stores), enqueue },
  };
}

type Tasks = { readonly scopeOf: (tenant: TenantId, actor: string) => Promise<Scope> };

export function outflowTasks(config: Config, stores: Stores, { scopeOf }: Tasks): TaskHandlers {
  const { database, documents } = stores;
  const files = keptFiles(documents);
  return {
    ...exportTasks({ database, lists: exportLists, scopeOf, now: systemClock.now, ...files }),
    ...connectionTasks({ ...connectionsOf(config, stores), scopeOf }),
  };
}

function connectionsOf(
  { dataFolder, outboundAllowed }: Config,
  { database, documents, imports }: Stores,
): ConnectionDeps {
  const fence = openFence(outboundAllowed);
  const sealing = {
    seal: (secret: string) => openKeyRing(dataFolder).seal('connector', secret),
    unseal: (sealed: string) => openKeyRing(dataFolder).open('connector', sealed),
  };
  return {
    store: openConnectionStore(database, sealing),
    imports,
    newId,
    knownMeetings: openKnownMeetings(database),
    wantedOwners: openWantedOwners(database),
    world: { call: openOutbound(fence), query: openForeignRows(fence), sleep: (ms) => sleep(ms), nowMs },
    keepRows: ({ tenant }, lines) => documents.put(tenant, Readable.from(lines)),
  };
}

const nowMs = () => Temporal.Instant.from(systemClock.now()).epochMilliseconds;

/** Makes the calls of an organisation that are due; answers how many were delivered. */
export function openDelivery(
  { dataFolder, outboundAllowed }: Pick<Config, 'dataFolder' | 'outboundAllowed'>,
  { database }: Pick<Stores, 'database'>,
): (tenant: TenantId) => Promise<number> {
  const outbound = openOutbound(openFence(outboundAllowed));
  const ring = openKeyRing(dataFolder);
  const unseal = (sealed: string) => ring.open('connector', sealed);
  return (tenant) => deliverWebhooks({ database, outbound, unseal, nowMs }, tenant);
}
