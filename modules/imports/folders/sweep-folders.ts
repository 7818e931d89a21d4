// Which file of which folder is next: one that two looks found the same, the oldest, while nothing else of its source is
// under way.
import { derivedId, type Scope, type TenantId } from '@cordee/kernel';
import { importUnderWay, type OpenTask } from '../import-under-way.ts';
import type { FileOfFolder, FindFolderFiles, WaitingFile } from './folder-files.ts';
import type { FolderStore } from './folder-store.ts';
import type { WatchedFolder } from './watched-folder.ts';

/** Written to the task, and read by the job that takes the file. */
export type TakeOrder = {
  readonly folderId: string;
  readonly file: FileOfFolder & { readonly source: string; readonly isRehearsal: false };
};
export type TakeTask = { readonly id: string; readonly kind: 'take_file'; readonly input: TakeOrder };

export type SweepDeps = {
  readonly folders: Pick<FolderStore, 'watched'>;
  readonly filesOf: FindFolderFiles;
  /** The rights of whoever turned a folder on, as they are now. */
  readonly keeperOf: (tenant: TenantId, actor: string) => Promise<Scope>;
  readonly openTasks: (scope: Scope) => Promise<readonly OpenTask[]>;
  /** False where that task was ordered before, whatever became of it. */
  readonly order: (scope: Scope, task: TakeTask) => Promise<boolean>;
};

type Stamps = ReadonlyMap<string, string>;

/** Looks into the folders of an organisation, and orders what the last look found the same. Answers how many it ordered. */
export function openSweep(deps: SweepDeps): (tenant: TenantId) => Promise<number> {
  const lastLooks = new Map<string, Stamps>();
  return async (tenant) => {
    let ordered = 0;
    for (const folder of await deps.folders.watched(tenant)) {
      const { files } = await deps.filesOf(tenant, folder.name).look();
      const before = lastLooks.get(folder.id);
      lastLooks.set(folder.id, new Map(files.map(({ name, stamp }) => [name, stamp])));
      const whole = files.filter(({ name, stamp }) => before?.get(name) === stamp);
      if (whole.length > 0 && (await orderNext(deps, tenant, folder, whole))) ordered += 1;
    }
    return ordered;
  };
}

/** What a person stopped, or what failed, is not ordered again until somebody touches it. */
async function orderNext(
  deps: SweepDeps,
  tenant: TenantId,
  folder: WatchedFolder,
  files: readonly WaitingFile[],
): Promise<boolean> {
  const scope = await deps.keeperOf(tenant, folder.by);
  if (!mayBringIn(scope) || importUnderWay(await deps.openTasks(scope), folder.source)) return false;
  for (const file of files) if (await deps.order(scope, takeTask(tenant, folder, file))) return true;
  return false;
}

/** Whoever turned the folder on may have left, or have another role since. */
export const mayBringIn = ({ roles }: Pick<Scope, 'roles'>): boolean =>
  roles.includes('revops') || roles.includes('finance');

export function takeTask(tenant: TenantId, folder: WatchedFolder, { name, stamp }: FileOfFolder): TakeTask {
  const file = { name, stamp, source: folder.source, isRehearsal: false } as const;
  const id = derivedId(tenant, folder.id, `${folder.change} ${name} ${stamp}`);
  return { id, kind: 'take_file', input: { folderId: folder.id, file } };
}
