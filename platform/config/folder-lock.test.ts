import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { folderOwner, leaveFolder, takeFolder } from './folder-lock.ts';

const folders: string[] = [];
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'cordee-lock-'));
  folders.push(made);
  return made;
}
afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true });
});

const lockOf = (place: string) => join(place, 'cordee.lock');
const write = (place: string, owner: unknown) => writeFileSync(lockOf(place), JSON.stringify(owner));

it('belongs to the process that took it, until it leaves', () => {
  const place = folder();
  expect(folderOwner(place)).toBeNull();
  expect(takeFolder(place)).toBe(true);
  expect(folderOwner(place)?.pid).toBe(process.pid);
  expect(takeFolder(place)).toBe(true);
  leaveFolder(place);
  expect(folderOwner(place)).toBeNull();
  expect(readdirSync(place)).toEqual([]);
});

it('is refused while another process that lives has it', () => {
  const place = folder();
  takeFolder(place);
  const own = JSON.parse(readFileSync(lockOf(place), 'utf8')) as { pid: number; startedAt: string };
  const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
  const born = stat.slice(stat.lastIndexOf(')')).split(' ')[20] ?? '';
  write(place, { pid: process.ppid, startedAt: born });
  expect(takeFolder(place)).toBe(false);
  expect(folderOwner(place)?.pid).toBe(process.ppid);
  expect(own.pid).toBe(process.pid);
  expect(readdirSync(place)).toEqual(['cordee.lock']);
});

it('is taken from a process that is gone, from one that reuses its number, and from a torn file', () => {
  for (const left of [
    { pid: 2 ** 22 + 1, startedAt: '1' },
    { pid: process.ppid, startedAt: '1' },
  ]) {
    const place = folder();
    write(place, left);
    expect(folderOwner(place)).toBeNull();
    expect(takeFolder(place)).toBe(true);
    expect(folderOwner(place)?.pid).toBe(process.pid);
  }
  const torn = folder();
  writeFileSync(lockOf(torn), '{"pid":');
  expect(takeFolder(torn)).toBe(true);
  expect(readdirSync(torn)).toEqual(['cordee.lock']);
});
