import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type FolderOwner = { readonly pid: number; readonly startedAt: string };

/** The process that owns the data folder now, or null: a file left by one that is gone does not count. */
export function folderOwner(dataFolder: string): FolderOwner | null {
  return ownerIn(lockFile(dataFolder));
}

function ownerIn(file: string): FolderOwner | null {
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
  mkdirSync(dataFolder, { recursive: true });
  const own = `${lockFile(dataFolder)}.${randomUUID()}`;
  writeFileSync(own, JSON.stringify({ pid: process.pid, startedAt: birthOf(process.pid) }));
  try {
    if (linked(own, lockFile(dataFolder))) return true;
    const owner = folderOwner(dataFolder);
    if (owner) return owner.pid === process.pid;
    moveStaleAway(dataFolder);
    return linked(own, lockFile(dataFolder));
  } finally {
    rmSync(own, { force: true });
  }
}

/** A link is made by one of several who try at once: checking first and writing then would let two of them in. */
function linked(own: string, lock: string): boolean {
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function moveStaleAway(dataFolder: string): void {
  const away = `${lockFile(dataFolder)}.stale-${randomUUID()}`;
  try {
    renameSync(lockFile(dataFolder), away);
  } catch {
    return; // another process that starts now was quicker
  }
  // What was moved may be the fresh lock of that other process: then it goes back.
  if (ownerIn(away)) linked(away, lockFile(dataFolder));
  rmSync(away, { force: true });
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
