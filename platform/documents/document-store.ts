// Files by the hash of their content: imports, PDFs, evidence. What stands in the trail is the hash, so a file that was
// altered on disk no longer answers to its name.
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Transform } from 'node:stream';
import type { TenantId } from '@cordee/kernel';

type StoredDocument = { readonly hash: string; readonly byteCount: number; readonly path: string };

export type DocumentStore = {
  readonly put: (tenant: TenantId, content: Readable) => Promise<StoredDocument>;
  readonly pathOf: (tenant: TenantId, hash: string) => string;
  readonly isIntact: (tenant: TenantId, hash: string) => Promise<boolean>;
  /** For what was never sealed by the trail, such as an archive that was fetched. */
  readonly drop: (tenant: TenantId, hash: string) => Promise<void>;
  readonly eraseTenant: (tenant: TenantId) => Promise<void>;
};

export function openDocumentStore(dataFolder: string): DocumentStore {
  const root = join(dataFolder, 'documents');
  const pathOf = (tenant: TenantId, hash: string) => join(root, tenant, hash.slice(0, 2), hash);
  return {
    pathOf,
    put: async (tenant, content) => {
      const partial = join(root, tenant, `partial-${randomUUID()}`);
      await mkdir(join(root, tenant), { recursive: true });
      try {
        const { hash, byteCount } = await writeHashing(content, partial);
        const path = pathOf(tenant, hash);
        await mkdir(dirname(path), { recursive: true });
        await rename(partial, path);
        await keepName(dirname(path));
        return { hash, byteCount, path };
      } finally {
        await rm(partial, { force: true });
      }
    },
    isIntact: async (tenant, hash) => {
      const path = pathOf(tenant, hash);
      const found = await stat(path).catch(() => null);
      return found !== null && (await hashOf(path)) === hash;
    },
    drop: (tenant, hash) => rm(pathOf(tenant, hash), { force: true }),
    eraseTenant: (tenant) => rm(join(root, tenant), { recursive: true, force: true }),
  };
}

/** The file's own bytes are flushed as they are written; its name lasts once the folder is flushed too. */
async function keepName(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeHashing(content: Readable, path: string): Promise<{ hash: string; byteCount: number }> {
  const hash = createHash('sha256');
  let byteCount = 0;
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      byteCount += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(content, hashing, createWriteStream(path, { flush: true }));
  return { hash: hash.digest('hex'), byteCount };
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
