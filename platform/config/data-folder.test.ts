import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { dataFolderFor } from './data-folder.ts';

const place = mkdtempSync(join(tmpdir(), 'cordee-folder-'));
chmodSync(place, 0o755);
const program = join(place, 'home', 'program');
mkdirSync(program, { recursive: true });
afterAll(() => rmSync(place, { recursive: true }));

it('keeps data beside the program where its own user runs it, whatever the rights', () => {
  chmodSync(join(place, 'home'), 0o700);
  expect(dataFolderFor(program, false)).toBe(join(program, '.data'));
});

it('keeps data beside the program for root, where every account may pass', () => {
  chmodSync(join(place, 'home'), 0o755);
  expect(dataFolderFor(program, true)).toBe(join(program, '.data'));
});

it('moves data of root out of a home that the database’s account cannot enter, each program to its own', () => {
  chmodSync(join(place, 'home'), 0o700);
  const [one, two] = [dataFolderFor(program, true), dataFolderFor(join(place, 'home'), true)];
  expect(one).toMatch(/^\/var\/lib\/cordee\/[0-9a-f]{12}$/);
  expect(two).not.toBe(one);
});
