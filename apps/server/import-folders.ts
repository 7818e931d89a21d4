// Scheduled folders: the files of each under the root that the configuration names, and who looks into them.
import type { Scope, TenantId } from '@cordee/kernel';
import { openFolderStore, openSweep, type FindFolderFiles, type TakeTask } from '@cordee/modules/imports';
import type { Config } from '@cordee/platform/config';
import { openDropFolder } from '@cordee/platform/files';
import { findTask } from '@cordee/platform/jobs';
import type { Application } from './compose.ts';
import type { Stores } from './open-stores.ts';
import { openTasks } from './open-tasks.ts';

type ScopeOf = (tenant: TenantId, actor: string) => Promise<Scope>;

export function importFolders(
  { importFolder }: Pick<Config, 'importFolder'>,
  { database, documents, access }: Stores,
  scopeOf: ScopeOf,
) {
  const filesOf: FindFolderFiles | null =
    importFolder === null
      ? null
      : (tenant, name) => {
          const folder = openDropFolder(importFolder, [tenant, name]);
          const keep: ReturnType<FindFolderFiles>['keep'] = (file) =>
            folder.read(file, (content) => documents.put(tenant, content));
          return { ...folder, keep };
        };
  /** Whoever is suspended has no role left. */
  const keeperOf: ScopeOf = async (tenant, actor) => {
    const scope = await scopeOf(tenant, actor);
    const member = (await access.members(tenant)).find(({ userId }) => userId === actor);
    return member?.isSuspended ? { ...scope, roles: [] } : scope;
  };
  const stateOf = async ({ tenant }: Scope, taskId: string) =>
    (await findTask(database, tenant, taskId))?.state ?? null;
  return { folders: openFolderStore(database), filesOf, keeperOf, stateOf };
}

/** Looks into the folders of an organisation; null where no root is set. */
export function openFolderSweep(
  { database, importFolders: { folders, filesOf, keeperOf } }: Application,
  order: (scope: Scope, task: TakeTask) => Promise<boolean>,
): ReturnType<typeof openSweep> | null {
  if (filesOf === null) return null;
  return openSweep({ folders, filesOf, keeperOf, order, openTasks: (scope) => openTasks(database, scope) });
}
