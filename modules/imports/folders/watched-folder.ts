// A folder whose files are brought in as they arrive, each read with the columns agreed to for the last file of its source.
import type { Refusal, UserId } from '@cordee/kernel';
import type { ImportKind } from '../import-target.ts';

export type WatchedFolder = {
  readonly id: string;
  /** Another one whenever the folder is turned on or off: what was given up before is tried again. */
  readonly change: string;
  readonly source: string;
  readonly kind: ImportKind;
  /** What it is called under the root. */
  readonly name: string;
  /** In whose name its files are brought in. */
  readonly by: UserId;
};

/** What became of a file of the folder. */
export type FolderTake = {
  readonly id: string;
  readonly at: string;
  readonly fileName: string;
  /** Null when the file was turned away as a whole. */
  readonly importId: string | null;
  /** The same bytes as the last file: nothing was to be done. */
  readonly isRepeated: boolean;
  readonly rejectedCount: number;
  readonly problem: Refusal | null;
};

/** The rooms of a folder that files are moved to. */
export const FOLDER_ROOMS = ['done', 'rejected'] as const;
export type FolderRoom = (typeof FOLDER_ROOMS)[number];

/** `CRM Lyon` and deals: `crm-lyon-deals`. Two sources that differ in signs alone are told apart by their own id. */
export function folderName(source: string, kind: ImportKind, id: string): string {
  const plain = source
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return [plain.slice(0, 60) || 'source', kind, id.slice(0, 4)].join('-');
}
