// A ZIP archive of files that lie on disk, streamed: each is packed as it is read, its sizes written behind it.
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

export type ZipEntry = { readonly name: string; readonly path: string };

type Packed = {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
};

const utf8AndSizesBehind = 0x0808;
const deflated = 8;
/** 1 January 2000, as ZIP writes a date: the same files give the same archive. */
const fixedDate = (20 << 9) | (1 << 5) | 1;
const bytesMax = 0xffff_ffff;

/** Throws where the archive would pass 4 GB: what it needs then is another format. */
export async function* zipBytes(entries: readonly ZipEntry[]): AsyncGenerator<Buffer> {
  const done: Packed[] = [];
  let at = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const start = at;
    const counted = { crc: 0, size: 0, packed: 0 };
    const head = localHeader(name);
    at += head.length;
    yield head;
    for await (const chunk of packing(createReadStream(entry.path), counted)) {
      counted.packed += chunk.length;
      at += chunk.length;
      if (at > bytesMax) throw new Error('an archive of more than 4 GB');
      yield chunk;
    }
    const tail = sizesBehind(counted);
    at += tail.length;
    yield tail;
    done.push({ name, at: start, ...counted });
  }
  const directory = Buffer.concat(done.map(directoryEntry));
  yield directory;
  yield endOfDirectory(done.length, directory.length, at);
}

async function* packing(source: Readable, counted: { crc: number; size: number }): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw();
  source.on('data', (chunk: Buffer) => {
    counted.crc = crc32(chunk, counted.crc);
    counted.size += chunk.length;
  });
  source.on('error', (error) => deflate.destroy(error));
  for await (const chunk of source.pipe(deflate)) yield chunk as Buffer;
}

function localHeader(name: Buffer): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(utf8AndSizesBehind, 6);
  head.writeUInt16LE(deflated, 8);
  head.writeUInt16LE(fixedDate, 12);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

function sizesBehind({ crc, packed, size }: Pick<Packed, 'crc' | 'packed' | 'size'>): Buffer {
  const tail = Buffer.alloc(16);
  tail.writeUInt32LE(0x08074b50, 0);
  tail.writeUInt32LE(crc, 4);
  tail.writeUInt32LE(packed, 8);
  tail.writeUInt32LE(size, 12);
  return tail;
}

function directoryEntry({ name, crc, packed, size, at }: Packed): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(20, 4);
  entry.writeUInt16LE(20, 6);
  entry.writeUInt16LE(utf8AndSizesBehind, 8);
  entry.writeUInt16LE(deflated, 10);
  entry.writeUInt16LE(fixedDate, 14);
  entry.writeUInt32LE(crc, 16);
  entry.writeUInt32LE(packed, 20);
  entry.writeUInt32LE(size, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(at, 42);
  return Buffer.concat([entry, name]);
}

function endOfDirectory(entries: number, bytes: number, at: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(bytes, 12);
  end.writeUInt32LE(at, 16);
  return end;
}
