import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';

/** A folder for files under way, gone once `work` is over. */
export async function inScratchFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'cordee-out-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What `write` puts into the file it is given, to be read once: the file is gone when it was read or given up. */
export async function readOnce(write: (path: string) => Promise<void>): Promise<ReadableStream<Uint8Array>> {
  const folder = await mkdtemp(join(tmpdir(), 'cordee-out-'));
  const discard = () => rm(folder, { recursive: true, force: true });
  try {
    const path = join(folder, 'file');
    await write(path);
    const source = createReadStream(path);
    source.once('close', () => void discard());
    return Readable.toWeb(source) as ReadableStream<Uint8Array>; // Node's and the DOM's stream types differ in name only
  } catch (error) {
    await discard();
    throw error;
  }
}
