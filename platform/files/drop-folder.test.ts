import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, expect, it } from 'vitest';
import { openDropFolder } from './drop-folder.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

const rooms = ['done', 'rejected'];
async function opened() {
  const root = mkdtempSync(join(tmpdir(), 'cordee-drop-'));
  made.push(root);
  const folder = openDropFolder(root, ['house', 'crm-deals']);
  expect(await folder.prepare(rooms)).toBe(true);
  return { root, folder };
}

it('shows whole files, the oldest first, and neither what is being written nor folders', async () => {
  const { folder } = await opened();
  for (const name of ['b.csv', 'a.csv', 'c.csv.part', '.c.csv', '~$d.xlsx', 'e.csv.filepart'])
    writeFileSync(join(folder.path, name), name);
  utimesSync(join(folder.path, 'b.csv'), 1_000, 1_000);
  const { files, passedOver } = await folder.look();
  expect(files.map(({ name, byteCount }) => [name, byteCount])).toEqual([
    ['b.csv', 5],
    ['a.csv', 5],
  ]);
  expect(passedOver).toEqual([]);
});

it('gives a file another stamp when it is written to, replaced or moved away and back', async () => {
  const { folder } = await opened();
  const path = join(folder.path, 'a.csv');
  const stamp = async () => (await folder.look()).files[0]?.stamp;
  writeFileSync(path, 'one');
  const stamps = [await stamp(), await stamp()];
  expect(stamps[0]).toBe(stamps[1]);
  appendFileSync(path, 'two');
  stamps.push(await stamp());
  renameSync(path, join(folder.path, 'done', 'a.csv'));
  renameSync(join(folder.path, 'done', 'a.csv'), path);
  stamps.push(await stamp());
  expect(new Set(stamps).size).toBe(3);
});

it('reads a file whole, and not one that changes meanwhile or has changed since', async () => {
  const { folder } = await opened();
  const path = join(folder.path, 'a.csv');
  writeFileSync(path, 'whole');
  const [file] = (await folder.look()).files;
  if (!file) throw new Error('it is there');
  expect(await folder.read(file, text)).toBe('whole');
  const changed = await folder.read(file, async (content) => {
    appendFileSync(path, ' and more');
    return text(content);
  });
  expect([changed, await folder.read(file, text)]).toEqual([null, null]);
  await folder.move(file, 'done', 'a.csv');
  expect(readdirSync(join(folder.path, 'done'))).toEqual([]);
});

it('moves into a room, and writes beside', async () => {
  const { folder } = await opened();
  writeFileSync(join(folder.path, 'a.csv'), 'whole');
  const [file] = (await folder.look()).files;
  if (!file) throw new Error('it is there');
  await folder.write('rejected', 'a.csv.txt', ['why', ' not']);
  await folder.write('rejected', 'a.csv.txt', ['why']);
  await folder.move(file, 'done', '2026-a.csv');
  await folder.move(file, 'done', '2026-a.csv');
  expect(readFileSync(join(folder.path, 'done', '2026-a.csv'), 'utf8')).toBe('whole');
  expect(readFileSync(join(folder.path, 'rejected', 'a.csv.txt'), 'utf8')).toBe('why');
});

it('follows no link: to a file, in the place of the folder or of a room, or planted where it writes', async () => {
  const { root, folder } = await opened();
  const secret = join(root, 'secret.csv');
  writeFileSync(secret, 'not yours');
  symlinkSync(secret, join(folder.path, 'link.csv'));
  expect(await folder.look()).toEqual({ files: [], passedOver: ['link.csv'] });
  expect(await folder.read({ name: 'link.csv', stamp: '' }, text)).toBeNull();
  expect(await folder.read({ name: '../../secret.csv', stamp: '' }, text)).toBeNull();
  symlinkSync(secret, join(folder.path, 'rejected', 'why.txt'));
  await folder.write('rejected', 'why.txt', ['overwritten?']);
  expect(readFileSync(secret, 'utf8')).toBe('not yours');
  rmSync(join(folder.path, 'done'), { recursive: true });
  symlinkSync(root, join(folder.path, 'done'));
  await expect(folder.write('done', 'a.txt', ['a'])).rejects.toThrow(/link/);
  mkdirSync(join(root, 'other'));
  symlinkSync(join(root, 'other'), join(root, 'house', 'elsewhere'));
  const linked = openDropFolder(root, ['house', 'elsewhere']);
  writeFileSync(join(root, 'other', 'a.csv'), 'a');
  expect(await linked.look()).toEqual({ files: [], passedOver: [] });
  expect(await linked.prepare(rooms)).toBe(false);
});

it.each(['..', 'a/b', '', '.hidden', 'A', `a${'b'.repeat(100)}`])('is not called %j', (name) => {
  expect(() => openDropFolder('/tmp', [name])).toThrow('no folder');
});
