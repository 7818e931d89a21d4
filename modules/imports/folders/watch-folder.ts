import { derivedId, ok, refused, type Result, type Scope } from '@cordee/kernel';
import type { ImportStore } from '../import-store.ts';
import type { ImportKind } from '../import-target.ts';
import type { FindFolderFiles } from './folder-files.ts';
import type { FolderStore } from './folder-store.ts';
import { FOLDER_ROOMS, folderName } from './watched-folder.ts';

export type WatchDeps = {
  readonly store: Pick<ImportStore, 'keptMappings'>;
  readonly folders: FolderStore;
  /** Null where no root is set. */
  readonly filesOf: FindFolderFiles | null;
};

/**
 * Makes the folder of a source and watches it, in the name of whoever asks. Refuses imports.folder_off_conflict where no
 * root is set, imports.folder_mapping_missing where nobody agreed to the columns of that source, and
 * imports.folder_unusable_conflict where the folder cannot be made.
 */
export async function watchFolder(
  { store, folders, filesOf }: WatchDeps,
  scope: Scope,
  { source, kind }: { readonly source: string; readonly kind: ImportKind },
): Promise<Result<{ readonly id: string; readonly path: string }>> {
  const kept = await store.keptMappings(scope);
  if (!kept.some((each) => each.kind === kind && each.source === source))
    return refused('imports.folder_mapping_missing', { source });
  if (!filesOf) return refused('imports.folder_off_conflict');
  const id = derivedId(scope.tenant, `folder ${kind}`, source);
  const name = folderName(source, kind, id);
  const files = filesOf(scope.tenant, name);
  if (!(await files.prepare(FOLDER_ROOMS)))
    return refused('imports.folder_unusable_conflict', { path: files.path });
  await folders.turn(scope, { id, source, kind, name }, true);
  return ok({ id, path: files.path });
}
