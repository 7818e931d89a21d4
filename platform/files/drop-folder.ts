// A folder that others put files into: looked at, read whole or not at all, moved on. Links are never followed, so nothing
// outside the root is read or written.
import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir, realpath, rename, rm, type FileHandle } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';

export type DroppedFile = {
  readonly name: string;
  readonly byteCount: number;
  /** When it was last written to, in milliseconds. */
  readonly writtenMs: number;
  /** Another one as soon as anybody writes to the file, moves it or puts another in its place. */
  readonly stamp: string;
};

export type DropLook = {
  readonly files: readonly DroppedFile[];
  /** Links and whatever is no file: left where they are. */
  readonly passedOver: readonly string[];
};

export type DropFolder = {
  readonly path: string;
  /** Makes the folder and the rooms that files are moved to; false where that cannot be done. */
  prepare(rooms: readonly string[]): Promise<boolean>;
  /** What waits, the oldest first; nothing where there is no such folder, or a link in its place. */
  look(): Promise<DropLook>;
  /** What `use` made of the file's bytes; null when the file is not, or no longer, the one that was looked at. */
  read<T>(
    file: Pick<DroppedFile, 'name' | 'stamp'>,
    use: (content: Readable) => Promise<T>,
  ): Promise<T | null>;
  /** Moves the file into a room, unless another one has taken its place. */
  move(file: Pick<DroppedFile, 'name' | 'stamp'>, room: string, as: string): Promise<void>;
  /** Writes a file into a room. */
  write(room: string, name: string, content: Iterable<string> | AsyncIterable<string>): Promise<void>;
};

const part = /^[a-z0-9][a-z0-9-]{0,99}$/;
const underWay = /^[.~]|\.(part|partial|filepart|crdownload|download|tmp|swp)$/i;

/** `parts` lead from the root to the folder: lower-case letters, digits and dashes. */
export function openDropFolder(root: string, parts: readonly string[]): DropFolder {
  if (!parts.every((each) => part.test(each))) throw new Error(`no folder is called ${parts.join('/')}`);
  const path = join(root, ...parts);
  /** The folder itself or a room of it, by no link. */
  const placeOf = async (...rooms: readonly string[]): Promise<string | null> => {
    const place = join(path, ...rooms);
    const found = await Promise.all([realpath(place), realpath(root)]).catch(() => null);
    return found !== null && found[0] === join(found[1], ...parts, ...rooms) ? place : null;
  };
  const roomOf = async (room: string): Promise<string> => {
    const place = await placeOf(room);
    if (place === null) throw new Error(`${join(path, room)} is no folder, or a link`);
    return place;
  };
  return {
    path,
    prepare: async (rooms) => {
      try {
        for (const room of rooms) await mkdir(join(path, room), { recursive: true });
        return (await Promise.all(rooms.map((room) => placeOf(room)))).every((place) => place !== null);
      } catch {
        return false;
      }
    },
    look: async () => {
      const place = await placeOf();
      return place === null ? { files: [], passedOver: [] } : lookInto(place);
    },
    read: async (file, use) => {
      const place = await placeOf();
      return place === null ? null : readWhole(join(place, basename(file.name)), file.stamp, use);
    },
    move: async ({ name, stamp }, room, as) => {
      const from = join(path, basename(name));
      const found = await stampAt(from);
      if (found === stamp) await rename(from, join(await roomOf(room), basename(as)));
    },
    write: async (room, name, content) => {
      const file = join(await roomOf(room), basename(name));
      await rm(file, { force: true });
      const handle = await open(file, 'wx');
      try {
        for await (const text of content) await handle.write(text);
      } finally {
        await handle.close();
      }
    },
  };
}

async function lookInto(place: string): Promise<DropLook> {
  const [files, passedOver]: [DroppedFile[], string[]] = [[], []];
  for (const { name } of await readdir(place, { withFileTypes: true })) {
    if (underWay.test(name)) continue;
    const found = await lstat(join(place, name), { bigint: true }).catch(() => null);
    if (found === null || found.isDirectory()) continue;
    if (!found.isFile()) passedOver.push(name);
    else
      files.push({
        name,
        byteCount: Number(found.size),
        writtenMs: Number(found.mtimeNs) / 1e6,
        stamp: stampOf(found),
      });
  }
  return { files: files.toSorted(byAge), passedOver: passedOver.toSorted() };
}

const byAge = (a: DroppedFile, b: DroppedFile) => a.writtenMs - b.writtenMs || (a.name < b.name ? -1 : 1);

type Stat = Awaited<ReturnType<typeof statOf>>;
const statOf = (handle: FileHandle) => handle.stat({ bigint: true });
const stampOf = ({ ino, size, ctimeNs }: Pick<Stat, 'ino' | 'size' | 'ctimeNs'>) =>
  `${ino}-${size}-${ctimeNs}`;

const stampAt = (path: string) =>
  lstat(path, { bigint: true }).then(
    (found) => (found.isFile() ? stampOf(found) : null),
    () => null,
  );

async function readWhole<T>(
  path: string,
  stamp: string,
  use: (content: Readable) => Promise<T>,
): Promise<T | null> {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const handle = await open(path, flags).catch(() => null);
  if (handle === null) return null;
  try {
    const isSame = async () => stampOf(await statOf(handle)) === stamp;
    if (!(await isSame())) return null;
    const used = await use(handle.createReadStream({ autoClose: false }));
    return (await isSame()) ? used : null;
  } finally {
    await handle.close();
  }
}
