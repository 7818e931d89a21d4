import type { Scope, TenantId } from '@cordee/kernel';
import type { FolderTake, WatchedFolder } from './watched-folder.ts';

export type NewTake = Omit<FolderTake, 'at' | 'rejectedCount'> & { readonly documentHash: string };

export type FolderStore = {
  /** The folders that are watched in an organisation, whoever asks. */
  watched(tenant: TenantId): Promise<readonly WatchedFolder[]>;
  find(scope: Scope, id: string): Promise<WatchedFolder | undefined>;
  turn(scope: Scope, folder: Omit<WatchedFolder, 'change' | 'by'>, isWatched: boolean): Promise<void>;
  /** What became of the last files of each folder, the newest first. */
  lastTakes(scope: Scope): Promise<ReadonlyMap<string, readonly FolderTake[]>>;
  take(scope: Scope, takeId: string): Promise<FolderTake | undefined>;
  /** The last import of the folder's source and kind, where it has these bytes, turned no row away and stands. */
  wholeImport(scope: Scope, folder: WatchedFolder, documentHash: string): Promise<string | undefined>;
  recordTake(scope: Scope, folder: WatchedFolder, take: NewTake): Promise<void>;
};
