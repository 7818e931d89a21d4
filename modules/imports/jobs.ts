import { ok, refused, type Scope, type TenantId } from '@cordee/kernel';
import type { TaskHandlers } from '@cordee/platform/jobs';
import { importFile, type ImportDeps } from './import-file.ts';
import type { FindFolderFiles } from './folders/folder-files.ts';
import type { FolderStore } from './folders/folder-store.ts';
import type { TakeOrder } from './folders/sweep-folders.ts';
import { takeFile } from './folders/take-file.ts';
import type { FileToRead } from './posting/read-again.ts';
import { presentRehearsal } from './preview/present-rehearsal.ts';
import { undoImport } from './posting/undo-import.ts';

type ImportTaskInput = { readonly file: FileToRead };

export type ImportTaskDeps = ImportDeps & {
  readonly scopeOf: (tenant: TenantId, actor: string) => Promise<Scope>;
  readonly pathOf: (tenant: TenantId, hash: string) => string;
  readonly folders: FolderStore;
  readonly filesOf: FindFolderFiles | null;
};

export function importTasks(deps: ImportTaskDeps): TaskHandlers {
  return {
    import: async ({ tenant, task, progress, check }) => {
      const { file } = task.input as ImportTaskInput; // written by this module's own route
      const scope = await deps.scopeOf(tenant, task.actor);
      const outcome = await importFile(
        deps,
        scope,
        { ...file, path: deps.pathOf(tenant, file.documentHash) },
        { progress, check },
      );
      return outcome.ok ? ok(presentRehearsal(outcome.value, scope.locale)) : outcome;
    },
    // Run again after a crash, it goes on behind the files that were brought in: each has its id already.
    import_again: async ({ tenant, task, progress, check }) => {
      const { files } = task.input as { files: readonly FileToRead[] }; // written by this module's own route
      const scope = await deps.scopeOf(tenant, task.actor);
      for (const file of files) {
        const path = deps.pathOf(tenant, file.documentHash);
        const outcome = await importFile(deps, scope, { ...file, path }, { progress, check });
        if (!outcome.ok) return outcome;
      }
      return ok({ importIds: files.map(({ importId }) => importId) });
    },
    take_file: async ({ tenant, task, progress, check }) => {
      const { folderId, file } = task.input as TakeOrder; // written by this module's own sweep
      const scope = await deps.scopeOf(tenant, task.actor);
      const folder = await deps.folders.find(scope, folderId);
      const files = folder && deps.filesOf?.(tenant, folder.name);
      if (!folder || !files) return refused('imports.folder_not_found');
      return takeFile(deps, scope, { folder, files, file }, { progress, check });
    },
    undo_import: async ({ tenant, task }) => {
      const { importId } = task.input as { importId: string }; // written by this module's own route
      const scope = await deps.scopeOf(tenant, task.actor);
      // Run again after a crash past its commit, it finds the work done.
      const done = (await deps.store.find(scope, importId))?.undone;
      return done ? ok(done) : undoImport(deps.store, scope, importId);
    },
  };
}
