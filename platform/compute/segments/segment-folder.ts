// The files of one tenant's table. A file appears whole or not at all, and may be deleted at any time. Only the account
// that runs the program may enter the folder.
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import type { TenantId } from '@cordee/kernel';
import { parseSegmentFileName, segmentFileName, type Segment } from './segment-chain.ts';

export type SegmentFolder = {
  list(): readonly Segment[];
  pathOf(segment: Segment): string;
  bytesOf(segment: Segment): number;
  /** Gives `write` a path of its own and, once it is on disk, renames it to the segment's. */
  add(segment: Segment, write: (path: string) => Promise<void>): Promise<void>;
  /** Gives a segment a second name, that of a longer range which holds no other row; false where that cannot be. */
  extend(segment: Segment, longer: Segment): boolean;
  /** A path for work under way; a crash leaves it to the next who opens the folder. */
  scratch(suffix: string): Scratch;
  remove(segments: readonly Segment[]): void;
};

type Scratch = { readonly path: string; readonly remove: () => void };

let partials = 0;

export function tenantFolder(dataFolder: string, tenant: TenantId): string {
  return join(dataFolder, 'segments', tenant);
}

export function openSegmentFolder(dataFolder: string, tenant: TenantId, table: string): SegmentFolder {
  const folder = join(tenantFolder(dataFolder, tenant), table);
  removePartials(folder);
  const pathOf = (segment: Segment) => join(folder, segmentFileName(segment));
  const scratch = (suffix: string): Scratch => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, `partial-${process.pid}-${++partials}${suffix}`);
    return { path, remove: () => rmSync(path, { force: true }) };
  };
  return {
    list: () =>
      existsSync(folder) ? readdirSync(folder).flatMap((name) => parseSegmentFileName(name) ?? []) : [],
    pathOf,
    bytesOf: (segment) => statSync(pathOf(segment)).size,
    scratch,
    add: async (segment, write) => {
      const { path, remove } = scratch('.parquet');
      try {
        await write(path);
        flush(path);
        renameSync(path, pathOf(segment));
      } finally {
        remove();
      }
    },
    extend: (segment, longer) => isLinked(pathOf(segment), pathOf(longer)),
    remove: (segments) => segments.forEach((segment) => rmSync(pathOf(segment), { force: true })),
  };
}

/** Beside the rows of a table: the cells that they write more than once, from change 1 to a segment's end. */
export function openRewrittenFolder(
  dataFolder: string,
  tenant: TenantId,
  { name }: { readonly name: string },
): SegmentFolder {
  return openSegmentFolder(dataFolder, tenant, `${name}_rewritten`);
}

/** A file system may know no links, and another process may have merged the file away: then a file is written instead. */
function isLinked(path: string, second: string): boolean {
  try {
    linkSync(path, second);
    return true;
  } catch {
    return existsSync(second);
  }
}

/** After a power cut a renamed file is whole: its bytes went to disk before its name. */
function flush(path: string): void {
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}

/** What a crash left behind, recognised by a writer that no longer runs. */
function removePartials(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const writer = /^partial-(\d+)-/.exec(name)?.[1];
    if (writer !== undefined && !isRunning(Number(writer))) rmSync(join(folder, name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
