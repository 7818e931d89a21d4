import type { TenantId } from '@cordee/kernel';
import type { FolderRoom } from './watched-folder.ts';

/** A file that waits in a folder. Its stamp is another one as soon as anybody touches it. */
export type WaitingFile = {
  readonly name: string;
  readonly byteCount: number;
  readonly stamp: string;
};

type KeptFile = { readonly hash: string; readonly byteCount: number; readonly path: string };
export type FileOfFolder = Pick<WaitingFile, 'name' | 'stamp'>;

/** The files of one folder, in the words of whoever brings them in. */
export type FolderFiles = {
  /** What a person types to put a file there. */
  readonly path: string;
  /** Makes the folder and its rooms; false where that cannot be done. */
  prepare(rooms: readonly FolderRoom[]): Promise<boolean>;
  /** The oldest first, and the names of what is no file. */
  look(): Promise<{ readonly files: readonly WaitingFile[]; readonly passedOver: readonly string[] }>;
  /** Keeps a copy for ever; null when the file is not, or no longer, the one that was looked at. */
  keep(file: FileOfFolder): Promise<KeptFile | null>;
  move(file: FileOfFolder, room: FolderRoom, as: string): Promise<void>;
  write(room: FolderRoom, name: string, content: Iterable<string> | AsyncIterable<string>): Promise<void>;
};

/** The files of the folder of that name. */
export type FindFolderFiles = (tenant: TenantId, name: string) => FolderFiles;
