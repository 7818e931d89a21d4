// The few pages of the ZIP format that a workbook needs. The directory at the end of the file says where each part
// starts, so styles and texts are read before the sheets whatever the order in which they were packed.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { crc32, createInflateRaw } from 'node:zlib';

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
  readonly checksum: number;
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

/**
 * Streams the bytes of one part, unpacked. Damage shows at the end at the latest, by the checksum: some of it unpacks to
 * a shorter text without any other sign. A part never gives more than its directory says, so that whoever judged it by
 * that is not deceived.
 */
export async function* readZipPart(path: string, part: ZipPart): AsyncGenerator<Buffer> {
  let checksum = 0;
  let bytes = 0;
  for await (const chunk of unpackedBytes(path, part)) {
    bytes += chunk.length;
    if (bytes > part.bytes) throw new DamagedPart(part.name);
    checksum = crc32(chunk, checksum);
    yield chunk;
  }
  if (checksum !== part.checksum) throw new DamagedPart(part.name);
}

export class DamagedPart extends Error {}

async function* unpackedBytes(path: string, part: ZipPart): AsyncGenerator<Buffer> {
  const file = await open(path);
  const header = await headerOf(file, part);
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

/** Whether reading failed because the archive is damaged, rather than because of a fault of ours or of the disk. */
export function isDamage(error: unknown): boolean {
  if (error instanceof DamagedPart) return true;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('Z_') || code === 'ERR_OUT_OF_RANGE' || code === 'ERR_BUFFER_OUT_OF_BOUNDS';
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
      checksum: directory.readUInt32LE(at + 16),
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

async function headerOf(file: FileHandle, part: ZipPart): Promise<Buffer> {
  try {
    return await bytesAt(file, part.headerOffset, 30);
  } finally {
    await file.close();
  }
}
