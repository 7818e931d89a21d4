// The few pages of the ZIP format that a workbook needs. The directory at the end of the file says where each part
// starts, so styles and texts are read before the sheets whatever the order in which they were packed.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const ENTRY = 0x02014b50;
const ENTRIES_MAX = 20_000;
const STORED = 0;
const DEFLATED = 8;

export type ZipPart = {
  readonly name: string;
  readonly method: number;
  readonly compressedBytes: number;
  readonly bytes: number;
  readonly headerOffset: number;
};

/** The parts of a ZIP file by name, or null when the file is damaged, cut short or packed in a way no workbook is. */
export async function readZipDirectory(path: string): Promise<ReadonlyMap<string, ZipPart> | null> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const tail = await bytesAt(file, Math.max(0, size - 66_000), Math.min(size, 66_000));
    const end = lastSignature(tail, END_OF_DIRECTORY);
    if (end === -1 || end + 22 > tail.length) return null;
    const directoryBytes = tail.readUInt32LE(end + 12);
    const directoryOffset = tail.readUInt32LE(end + 16);
    if (directoryOffset + directoryBytes > size) return null;
    return entriesOf(await bytesAt(file, directoryOffset, directoryBytes));
  } finally {
    await file.close();
  }
}

/** Streams the bytes of one part, unpacked. */
export async function* readZipPart(path: string, part: ZipPart): AsyncGenerator<Buffer> {
  const file = await open(path);
  const header = await bytesAt(file, part.headerOffset, 30).finally(() => file.close());
  const start = part.headerOffset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  if (part.compressedBytes === 0) return;
  const packed = createReadStream(path, {
    start,
    end: start + part.compressedBytes - 1,
    highWaterMark: 1 << 17,
  });
  if (part.method === STORED) {
    yield* packed as AsyncIterable<Buffer>;
    return;
  }
  const unpacked = createInflateRaw({ chunkSize: 1 << 18 });
  packed.on('error', (error) => unpacked.destroy(error));
  yield* packed.pipe(unpacked) as AsyncIterable<Buffer>;
}

function entriesOf(directory: Buffer): ReadonlyMap<string, ZipPart> | null {
  const parts = new Map<string, ZipPart>();
  let at = 0;
  while (at + 46 <= directory.length && parts.size < ENTRIES_MAX) {
    if (directory.readUInt32LE(at) !== ENTRY) break;
    const method = directory.readUInt16LE(at + 10);
    const nameBytes = directory.readUInt16LE(at + 28);
    const part: ZipPart = {
      name: directory.toString('utf8', at + 46, at + 46 + nameBytes).replaceAll('\\', '/'),
      method,
      compressedBytes: directory.readUInt32LE(at + 20),
      bytes: directory.readUInt32LE(at + 24),
      headerOffset: directory.readUInt32LE(at + 42),
    };
    if (method !== STORED && method !== DEFLATED) return null;
    parts.set(part.name, part);
    at += 46 + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return parts.size === 0 ? null : parts;
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, position);
  return bytes.subarray(0, bytesRead);
}

function lastSignature(bytes: Buffer, signature: number): number {
  const pattern = Buffer.alloc(4);
  pattern.writeUInt32LE(signature);
  return bytes.lastIndexOf(pattern);
}
