import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type FolderOwner = { readonly pid: number; readonly startedAt: string };

/** The process that owns the data folder now, or null: a file left by one that is gone does not count. */
export function folderOwner(dataFolder: string): FolderOwner | null {
  const file = lockFile(dataFolder);
  if (!existsSync(file)) return null;
  try {
    const owner = JSON.parse(readFileSync(file, 'utf8')) as FolderOwner;
    return birthOf(owner.pid) === owner.startedAt ? owner : null;
  } catch {
    return null;
  }
}

/** Takes the folder for this process; false when another one that lives has it. */
export function takeFolder(dataFolder: string): boolean {
  const owner = folderOwner(dataFolder);
  if (owner && owner.pid !== process.pid) return false;
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(lockFile(dataFolder), JSON.stringify({ pid: process.pid, startedAt: birthOf(process.pid) }));
  return true;
}

export function leaveFolder(dataFolder: string): void {
  rmSync(lockFile(dataFolder), { force: true });
}

const lockFile = (dataFolder: string) => join(dataFolder, 'cordee.lock');

/** When a process was born, so that a reused process number is not taken for the old owner. */
function birthOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')')).split(' ')[20] ?? null;
  } catch {
    return isAlive(pid) ? 'alive' : null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux';
  } catch {
    return false;
  }
}
