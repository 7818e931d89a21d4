// A ZIP archive of a few small files, as they are and in one way only: the same files give the same bytes, whatever the
// version of the compressor, so that a reader can refuse an archive of which any byte was changed.
import { crc32 } from 'node:zlib';

/** By name, in the order in which they lie in the archive. */
export type ArchivedFiles = ReadonlyMap<string, Uint8Array>;

const [localHead, entryHead, endHead] = [30, 46, 22];
const signature = 0x04034b50;
/** 1 January 2000, as ZIP writes a date. */
const fixedDate = (20 << 9) | (1 << 5) | 1;

export function packStored(files: ArchivedFiles): Buffer<ArrayBuffer> {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [fileName, content] of files) {
    const name = Buffer.from(fileName);
    const known = [crc32(content), content.length, content.length] as const;
    const local = fields(localHead, [signature, 20, 0x0800, 0, 0, fixedDate, ...known, name.length, 0]);
    directory.push(
      fields(entryHead, [
        0x02014b50,
        20,
        20,
        0x0800,
        0,
        0,
        fixedDate,
        ...known,
        name.length,
        0,
        0,
        0,
        0,
        0,
        at,
      ]),
      name,
    );
    parts.push(local, name, Buffer.from(content));
    at += local.length + name.length + content.length;
  }
  const entries = Buffer.concat(directory);
  const end = fields(endHead, [0x06054b50, 0, 0, files.size, files.size, entries.length, at, 0]);
  return Buffer.concat([...parts, entries, end]);
}

/** The files, or null when a single byte is not as packStored would have written it. */
export function unpackStored(bytes: Uint8Array): ArchivedFiles | null {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files = new Map<string, Uint8Array>();
  let at = 0;
  while (at + localHead <= archive.length && archive.readUInt32LE(at) === signature) {
    const [size, nameLength] = [archive.readUInt32LE(at + 22), archive.readUInt16LE(at + 26)];
    const start = at + localHead + nameLength;
    if (start + size > archive.length) return null;
    files.set(archive.toString('utf8', at + localHead, start), archive.subarray(start, start + size));
    at = start + size;
  }
  return packStored(files).equals(archive) ? files : null;
}

/** Which fields of each record take four bytes; all others take two. */
const wide: Readonly<Record<number, readonly number[]>> = {
  [localHead]: [0, 6, 7, 8],
  [entryHead]: [0, 7, 8, 9, 15, 16],
  [endHead]: [0, 5, 6],
};

function fields(length: number, values: readonly number[]): Buffer {
  const record = Buffer.alloc(length);
  let at = 0;
  for (const [index, value] of values.entries())
    at = wide[length]?.includes(index) ? record.writeUInt32LE(value, at) : record.writeUInt16LE(value, at);
  return record;
}
